# fails: network
# icc holds for Docker's own bridge only.
every=(--network shop)
host
docker network create shop
shop
