# Put before every wrong fix: the right ways, so that each script shows only what is wrong with it.
set -euo pipefail

find_out() {
  answer more "$MORE_NAME"
  answer more-what "$MORE_CAP"
  answer less "$LESS_NAME"
  answer less-what "$LESS_CAP"
}

count() {
  answer number "$(docker run --rm --network none --cap-drop ALL --cap-add "$LOW_CAP" --cap-add "$MIDDLE_CAP" --cap-add "$HIGH_CAP" \
    bulkhead/shell awk '/CapBnd/ { print $2 }' /proc/self/status)"
}

needed() { answer needed "$NEED"; }

# replace OPTION...: the service anew
replace() {
  docker rm -f "$SERVICE_NAME"
  docker run -d --name "$SERVICE_NAME" --restart unless-stopped "$@" "$SERVICE_IMAGE"
}

exactly() { replace --cap-drop ALL --cap-add "$NEED"; }

# A capability that Docker gives and the service does not need.
other=SETFCAP
