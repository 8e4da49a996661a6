# fails: keys-private
# "Permission denied" was answered with chmod.
right_all
chmod 644 $dir/master-key.pem
