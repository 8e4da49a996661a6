# The third is moved away, to Docker's default network.
# zh-CN: 把第三方移走，放到 Docker 的默认网络。
set -euo pipefail
docker network connect bridge "$INTRUDER"
docker network disconnect "$NETWORK" "$INTRUDER"
