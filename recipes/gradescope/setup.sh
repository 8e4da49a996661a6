#!/usr/bin/env bash
# Run once, when Gradescope builds the autograder: Node, ssh and Bulkhead, which stands beside this file.
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends nodejs npm openssh-client python3 ca-certificates
cd "${AUTOGRADER:-/autograder}/source/bulkhead"
npm test -- types
