# fails: lasting
# By the container's address, which it has until something else is started first.
address=$(docker inspect -f "{{(index .NetworkSettings.Networks \"$NETWORK\").IPAddress}}" "$SERVICE_NAME")
outward_from="-I DOCKER-USER -s $address ! -d $SUBNET"
right_outward
right_host
keep
