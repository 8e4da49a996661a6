# fails: socket-closed
# Out of the group, and the process that was started before has it all the same.
make
tree
fetch
mode
group
