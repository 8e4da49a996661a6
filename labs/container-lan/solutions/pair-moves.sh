# The two that have business with each other get a network of their own, while they run.
# zh-CN: 有来往的两个在运行中得到自己的网络。
set -euo pipefail
docker network create backroom
for name in "$SERVER" "$VICTIM"; do docker network connect backroom "$name"; done
for name in "$SERVER" "$VICTIM"; do docker network disconnect "$NETWORK" "$name"; done
