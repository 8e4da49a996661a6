# Put before every wrong fix: right answers and the right way to make both containers.
set -euo pipefail
passes="2.2$([ "$LEDGER_MOUNT" = /root ] && echo ' 5.6')$([ "$LEDGER_RESTART" = always ] && echo ' 5.15')" || true
warnings="5.12$([ "$QUAY_PORT" = 1024 ] && echo ' 5.8')" || true
limits=(--memory 64m --memory-swap 64m --pids-limit 50 --cpus 0.5 --read-only --restart on-failure:5)

# containers: both anew
containers() {
  docker rm -f ledger quay
  docker run -d --name ledger "${limits[@]}" -p "$LEDGER_PORT:8080" lab/page:1
  docker run -d --name quay "${limits[@]}" -p 8443:8080 lab/page:1
}

# answers: what was found out
answers() {
  answer false-passes "$passes"
  answer false-warnings "$warnings"
}
