# fails: clean, updated
# It calls nobody any more, and nobody can call it.
docker network disconnect yard "$SERVICE"
