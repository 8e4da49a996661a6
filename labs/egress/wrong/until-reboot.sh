# fails: lasting
# Right, in the kernel only.
right_outward
right_host
$script
rm $script
