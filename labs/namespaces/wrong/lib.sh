# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail
first() { docker inspect -f '{{.State.Pid}}' "$1"; }
pair() {
  answer pair "$TWIN $OTHER_TWIN"
  answer kind "$TWIN_KIND"
}
address() { answer address "$HIDDEN_ADDRESS"; }

# from CONTAINER KIND...: the options that take these kinds from it
from() {
  local container=$1 kind
  shift
  for kind in "$@"; do
    case $kind in
      net) echo "--network container:$container" ;;
      *) echo "--$kind container:$container" ;;
    esac
  done
}
# helper OPTION...
helper() { docker run -d --name "$HELPER" "$@" bulkhead/shell sleep 100000; }
join() { helper $(from "$LENDER" ${LENT/ +/}); }

# anew SERVICE OPTION...: PAGE or CLOCK
anew() {
  local name=${!1} port=${1}_PORT
  port=${!port}
  shift
  docker rm -f "$name"
  docker run -d --name "$name" --restart unless-stopped --cgroupns private -p "$port:$port" "$@" "lab/$name"
}
