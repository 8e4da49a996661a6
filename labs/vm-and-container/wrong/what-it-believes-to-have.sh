# fails: cost
# What a machine believes to have, and not what it takes; and how long master runs already.
machine
container
kernels
answer vm-boot "$(cut -d ' ' -f 1 /proc/uptime)"
answer vm-cost "$(vm run grep MemTotal /proc/meminfo)"
answer container-cost "$(docker exec "$CONTAINER" grep MemTotal /proc/meminfo)"
move
