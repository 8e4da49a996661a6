# fails: both-run, kernels, cost, stranger-moved
# As emulator-covered, but in a file system of its own, where nothing is mounted over the program of that name.
container
root=$(mktemp -d)
cat > /opt/in-another-root <<END
set -e
mount -t tmpfs none $root
mkdir -p $root/usr/bin $root/usr/lib $root/opt $root/srv $root/proc $root/old $root/dev
cp "\$(readlink -f "\$(command -v python3)")" $root/usr/bin/qemu-system-x86_64
ln -s usr/lib $root/lib
ln -s usr/lib64 $root/lib64
mkdir -p $root/usr/lib64
mount --bind /usr/lib $root/usr/lib
mount --bind /usr/lib64 $root/usr/lib64
mount --bind /opt $root/opt
mount --rbind /dev $root/dev
cp /usr/sbin/chroot $root/usr/bin/
cd $root
pivot_root . old
exec /usr/bin/chroot / /usr/bin/qemu-system-x86_64 "\$@"
END
machine_played_by unshare --mount bash /opt/in-another-root
answers_of_a_play
