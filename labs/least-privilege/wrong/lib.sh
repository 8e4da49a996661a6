# Put before every wrong fix: the right way, so that each script shows only what is wrong with it.
set -euo pipefail
user="--user 10001:10001"
capabilities="--cap-drop ALL"
privileges="--security-opt no-new-privileges"
publish="--publish $PORT:$PORT"

# replace ARGUMENT...: the service anew, with these options, image and command
replace() {
  docker rm -f "$SERVICE" > /dev/null
  docker run -d --name "$SERVICE" --restart unless-stopped "$@"
}

# serves: waits until the page is there
serves() {
  for _ in $(seq 100); do
    if curl -sf --max-time 2 "http://$MASTER_ADDRESS:$PORT/" | grep -q "$WORD"; then return; fi
    sleep 0.1
  done
  echo "$SERVICE does not serve its page" >&2
  exit 1
}

