#!/usr/bin/env bash
# Run once, when Gradescope builds the autograder: ssh, and Bulkhead, which stands beside this file. Its npm only fetches
# the Node that Bulkhead itself runs on: the one of an Ubuntu is too old to set it up.
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends nodejs npm openssh-client python3 ca-certificates
cd "${AUTOGRADER:-/autograder}/source/bulkhead"
version=$(sed -n 's/^ *"node": "\([0-9][0-9.]*\)".*/\1/p' package.json)
npm install --prefix /opt/node --no-save "node@$version"
PATH="/opt/node/node_modules/node/bin:$PATH"
npm ci --ignore-scripts --no-audit --no-fund
npm rebuild node
