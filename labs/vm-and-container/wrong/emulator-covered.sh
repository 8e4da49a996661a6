# fails: both-run, kernels, cost, stranger-moved
# As played-by-a-program, but with an old program mounted over the emulator, so that the kernel names the emulator.
container
mount --bind "$(readlink -f "$(command -v python3)")" /usr/bin/qemu-system-x86_64
machine_played_by /usr/bin/qemu-system-x86_64
answers_of_a_play
