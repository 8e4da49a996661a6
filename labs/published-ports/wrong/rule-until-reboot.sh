# fails: survives
# Right, in the kernel only.
right_container
iptables -I DOCKER-USER $right_match ! -s "$CLIENT_ADDRESS" -j DROP
