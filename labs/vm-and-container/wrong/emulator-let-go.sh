# fails: both-run, kernels, cost, stranger-moved
# As emulator-of-another-root, but the program is started from a mount that is then let go of: only the name stays.
container
place=$(mktemp -d)
cat > /opt/let-go <<END
set -e
mount -t tmpfs none $place
mkdir -p $place/usr/bin
cp "\$(readlink -f "\$(command -v python3)")" $place/usr/bin/qemu-system-x86_64
(sleep 1; exec umount -l $place) &
exec $place/usr/bin/qemu-system-x86_64 "\$@"
END
machine_played_by unshare --mount bash /opt/let-go
sleep 2
answers_of_a_play
