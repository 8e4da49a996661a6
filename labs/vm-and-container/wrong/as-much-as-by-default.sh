# fails: both-run, kernels
# Started as it is by default, and uname asked in the wrong place each time.
vm start
container
kernels
answer vm-kernel "$(uname -r)"
answer container-kernel "$(vm run uname -r)"
answer renewed-with-master vm
cost
move
