# fails: both-run, kernels, cost, stranger-moved
# No machine at all: a program that says what one would say.
container
machine_played_by python3
answers_of_a_play
