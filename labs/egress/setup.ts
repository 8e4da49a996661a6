import type { HostName, Params } from '../../contract/index.ts'
import { nameServerUnit } from './name-server.ts'
import { QUESTIONS } from './params.ts'

/**
 * Master runs a service that needs two others: a supplier on another host, found by a name that master's name
 * server knows, and a neighbour on its own network. On stranger somebody waits for what a broken-in service
 * would carry out: at two ports, at a port of the same number as the supplier's, and with questions for names.
 */
export function setup(params: Params): Record<HostName, string> {
  return { master: master(params), supplier: supplier(params), stranger: stranger(params) }
}

/** A container of bulkhead/shell that serves /www at its port 80 and /more at 81, after what `write` puts there. */
function pages(name: string, ports: readonly string[], write: string): string {
  const published = ports.join(' ')
  return `docker run -d --name ${name} --restart unless-stopped --stop-signal SIGKILL ${published} bulkhead/shell sh -c '
mkdir -p /www /more
${write}
httpd -p 81 -h /more
exec httpd -f -p 80 -h /www'
`
}

function supplier({ offerPort, billingPort }: Params): string {
  return `set -eu
${pages(
  'offers',
  [`-p ${offerPort}:80`, `-p ${billingPort}:81`],
  `cat /proc/sys/kernel/random/uuid > /www/index.html
echo "the billing of the supplier, for people only" > /more/index.html`,
)}`
}

function stranger({ dropPort, sidePort, offerPort }: Params): string {
  return `set -eu
${nameServerUnit(QUESTIONS)}
mkdir -p /var/lib/questions
systemctl daemon-reload
systemctl enable --quiet --now name-server.service
firewall-cmd --quiet --add-port 53/udp
${pages(
  'drop',
  [dropPort, sidePort, offerPort].map((port) => `-p ${port}:80`),
  'echo "drop it here" > /www/index.html',
)}`
}

function master(params: Params): string {
  const { serviceName, neighbourName, network, bridge, subnet, gateway } = params
  return `set -eu
dir=$(mktemp -d)
mkdir -p "$dir/www/cgi-bin"
echo '<p>The ${serviceName}: ${params.pageWord}</p>' > "$dir/www/index.html"
cat > "$dir/www/cgi-bin/report" <<'END'
#!/bin/sh
# What the service gets of others, asked for now.
printf 'Content-Type: text/plain\\r\\n\\r\\n'
get() {
  timeout 4 wget -q -T 3 -O - "http://$2/" 2>&1 | sed "s/^/$1: /"
}
get offer supplier:${params.offerPort} &
get stock ${neighbourName} &
timeout 4 nslookup -type=a supplier 2>&1 | sed -n '/^Name/,$s/^Address: */supplier is /p' &
wait
END
cat > "$dir/${neighbourName}" <<'END'
#!/bin/sh
mkdir -p /www
cat /proc/sys/kernel/random/uuid > /www/index.html
exec httpd -f -p 80 -h /www
END
chmod 755 "$dir/${neighbourName}" "$dir/www/cgi-bin/report"
cat > "$dir/Dockerfile" <<'END'
FROM bulkhead/shell
COPY www /srv/www
COPY ${neighbourName} /bin/${neighbourName}
EXPOSE 80
# Nothing to save, and as process 1 httpd would not listen to a friendlier signal.
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "80", "-h", "/srv/www"]
END
DOCKER_BUILDKIT=0 docker build -q -t lab/${serviceName} "$dir"
rm -r "$dir"
docker network create --subnet ${subnet} --gateway ${gateway} -o com.docker.network.bridge.name=${bridge} ${network}
docker run -d --name ${neighbourName} --network ${network} --restart unless-stopped lab/${serviceName} ${neighbourName}
docker run -d --name ${serviceName} --network ${network} --dns ${gateway} --restart unless-stopped -p ${params.pagePort}:80 lab/${serviceName}

# Master's own pages, and the name server that its containers ask.
docker cp -q ${serviceName}:/bin/busybox /usr/local/bin/busybox
${hostPage('admin', params.adminPort, 'the administration of master')}
${hostPage('metrics', params.metricsPort, 'the metrics of master')}
${nameServerUnit()}
systemctl daemon-reload
systemctl enable --quiet --now admin.service metrics.service name-server.service
`
}

function hostPage(name: string, port: string | undefined, text: string): string {
  return `mkdir -p /srv/${name}
echo '<p>${text}</p>' > /srv/${name}/index.html
cat > /etc/systemd/system/${name}.service <<'END'
[Unit]
Description=A page of master, ${name}

[Service]
ExecStart=/usr/local/bin/busybox httpd -f -p ${port} -h /srv/${name}

[Install]
WantedBy=multi-user.target
END`
}
