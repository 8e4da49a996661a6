# fails: kernels, stranger-moved
# Nothing to be seen any more, because the one who was looked at is gone. And answers from another machine's notes.
machine
container
answer vm-kernel "6.1.0-13-cloud-amd64"
answer container-kernel "the same"
answer renewed-with-master "vm and container"
cost
move
systemctl stop "$TILL"
