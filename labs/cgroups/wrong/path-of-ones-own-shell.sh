# fails: found
# Where the shell is, not the container.
find_out
answer path "$(tail -n 1 /proc/self/cgroup | cut -d: -f3)"
share
killed
own_group
