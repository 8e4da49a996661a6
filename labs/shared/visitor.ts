import type { Params } from '../../contract/index.ts'

/** A container on stranger that comes from stranger's second address. */
export const VISITOR = 'visitor'

/** Addresses are drawn from .10 to .249, so .5 of the lab's network is nobody's. */
export function secondAddress(params: Params): string {
  return (params.strangerAddress ?? '').replace(/\.\d+$/, '.5')
}

/**
 * Setup of stranger: as soon as it is on the network it gets a second address, for a container of its own. An
 * address that nobody told the learner is what tells a rule that lets one in from a rule that keeps one out.
 */
export const visitorSetup = `set -eu
docker run -d --name ${VISITOR} --restart unless-stopped bulkhead/shell tail -f /dev/null
cat > /usr/local/sbin/second-address <<'END'
#!/bin/bash
# Waits until the host is on its network, then gives its containers an address of their own there.
until own=$(ip -4 -o address show dev eth0 2>/dev/null | awk '{ print $4; exit }') && [ -n "$own" ]; do
  sleep 0.5
done
second=\${own%.*}.5
ip address add "$second/\${own#*/}" dev eth0
nft -f - <<RULES
table ip second_address {
  chain out {
    type nat hook postrouting priority srcnat - 10;
    ip saddr 172.17.0.0/16 oifname "eth0" snat to $second
  }
}
RULES
END
chmod 755 /usr/local/sbin/second-address
cat > /etc/systemd/system/second-address.service <<'END'
[Unit]
Description=An address of their own for this host's containers

[Service]
Type=simple
ExecStart=/usr/local/sbin/second-address
RemainAfterExit=yes

[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl enable --quiet second-address.service
systemctl start second-address.service
`
