# The third is moved away, to Docker's default network.
set -euo pipefail
docker network connect bridge "$INTRUDER"
docker network disconnect "$NETWORK" "$INTRUDER"
