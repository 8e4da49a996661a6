# fails: strangers, supplier, host, lasting
# Both move to a network without a way out, and with it go the port, the supplier and all names but the neighbour's.
docker network create --internal inner > /dev/null
docker network disconnect "$NETWORK" "$NEIGHBOUR_NAME"
docker network connect inner "$NEIGHBOUR_NAME"
docker network connect inner "$SERVICE_NAME"
docker network disconnect "$NETWORK" "$SERVICE_NAME"
