import type { HostName, Params } from '../../contract/index.ts'
import { INSIDE, VISITOR } from './params.ts'

/**
 * Master publishes a container's two ports to everybody. Stranger gets a second address as soon as it is on
 * the network, for a container of its own: an address that nobody told the learner is what tells a rule
 * that lets one in from a rule that keeps one out.
 */
export function setup(params: Params): Record<HostName, string> {
  return { master: master(params), stranger: STRANGER }
}

function master({ serviceName, servicePort, adminPort, pageWord, adminWord }: Params): string {
  return `set -eu
dir=$(mktemp -d)
mkdir -p "$dir/srv/www" "$dir/srv/admin"
echo '<p>The ${serviceName}, for our partner on client only: ${pageWord}</p>' > "$dir/srv/www/index.html"
echo '<p>The back office of the ${serviceName}: ${adminWord}</p>' > "$dir/srv/admin/index.html"
cat > "$dir/Dockerfile" <<'END'
FROM bulkhead/shell
COPY srv /srv
EXPOSE ${INSIDE.service} ${INSIDE.admin}
# Nothing to save, and as process 1 httpd would not listen to a friendlier signal.
STOPSIGNAL SIGKILL
CMD ["sh", "-c", "httpd -p ${INSIDE.admin} -h /srv/admin && exec httpd -f -p ${INSIDE.service} -h /srv/www"]
END
DOCKER_BUILDKIT=0 docker build -q -t lab/${serviceName} "$dir"
rm -r "$dir"
docker run -d --name ${serviceName} --restart unless-stopped -p ${servicePort}:${INSIDE.service} -p ${adminPort}:${INSIDE.admin} lab/${serviceName}
`
}

const STRANGER = `set -eu
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
