# fails: inside, none-of-the-host
# What does not run shares nothing. And the address of the host's own bridge.
pair
answer address "$(ip -o -4 address show dev docker0 | sed -n 's|.* inet \([0-9.]*\)/.*|\1|p')"
join
docker stop -t 1 "$PAGE" "$CLOCK"
