# fails: no-forgery
# Packets are filtered, ARP is not: the intruder can still take the server's address, and the victim is cut off.
docker rm -f "$SERVER" "$VICTIM" "$INTRUDER"
daemon_options '{ "icc": false }'
docker run -d --name "$SERVER" $lasting "lab/$SERVER"
docker run -d --name "$VICTIM" $lasting --link "$SERVER" "lab/$VICTIM"
docker run -d --name "$INTRUDER" $lasting "lab/$INTRUDER"
