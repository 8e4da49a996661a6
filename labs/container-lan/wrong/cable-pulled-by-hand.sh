# fails: survives-restart
# The right is taken, and the interface taken off the bridge; Docker puts it back at the next start.
anew "$INTRUDER" $lasting --network "$NETWORK" --cap-drop NET_RAW
index=$(docker exec "$INTRUDER" cat /sys/class/net/eth0/iflink)
cable=$(grep -lx "$index" /sys/class/net/veth*/ifindex | cut -d/ -f5)
ip link set dev "$cable" nomaster
