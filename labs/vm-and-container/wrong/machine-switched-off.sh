# fails: both-run, kernels, cost, stranger-moved
# All of it was done, and then the plug was pulled.
machine
container
kernels
cost
move
vm stop
