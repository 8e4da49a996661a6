# Put before every wrong fix: the right answers and options, so that each script shows only what is wrong with it.
set -euo pipefail
user=(--user 10001:10001)
site=(-v "/srv/$SERVICE:/site:ro")
further=()
answer seal "$SEAL"
answer refused "$(docker run --rm --network none lab/actions sh -c 'for a in *; do sh ./$a > /dev/null 2>&1 || echo $a; done' | xargs)"

# again: the service anew with all these options
again() {
  docker rm -f "$SERVICE"
  docker run -d --name "$SERVICE" --restart unless-stopped -p "$PORT:8080" "${user[@]}" "${site[@]}" "${further[@]}" "$IMAGE"
}
