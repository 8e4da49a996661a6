#!/bin/sh
# The entrypoint: /grade/data/data.json has the question's parameters, of which server.py sets “server”, “exercise” and
# “seed”. Its results go to /grade/results/results.json. A key for ssh lies beside this file, in ssh/.
set -u
GRADE="${GRADE:-/grade}"
BULKHEAD="${BULKHEAD:-bulkhead}"
NODE="${NODE:-/app/node_modules/node/bin/node}"
mkdir -p "$GRADE/results"
if [ -d "$GRADE/tests/ssh" ]; then
  mkdir -p ~/.ssh && chmod 700 ~/.ssh && install -m 600 "$GRADE"/tests/ssh/* ~/.ssh/
fi
param() {
  "$NODE" -e '
    const { params } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))
    if (typeof params?.[process.argv[2]] !== "string") process.exit(1)
    console.log(params[process.argv[2]])
  ' "$GRADE/data/data.json" "$1"
}
server=$(param server) && exercise=$(param exercise) && seed=$(param seed) || exit 1
# 0 all pass, 1 some fail, 2 could not be told: then the result says “gradable: false”, and no attempt is lost.
$BULKHEAD check "$exercise" --host "$server" --seed "$seed" --format prairielearn --out "$GRADE/results/results.json"
test -s "$GRADE/results/results.json"
