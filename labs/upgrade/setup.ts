import type { HostName, Params } from '../../contract/index.ts'
import { INSIDE_PORT, QUESTIONS, REPOSITORY, STRONGROOM, TILL } from './planted.ts'

/**
 * Puts Debian 12's engine in the place of Debian 13's, from the packages that the image carries, and holds it
 * there. What the newer one kept of its networks goes: the older one can't be asked to understand it. The
 * images stay, both keep them in the same way. dpkg need not wait for the disk, as in every container, nor look
 * through all manual pages each time.
 */
const olderEngine = `export DEBIAN_FRONTEND=noninteractive
echo force-unsafe-io > /etc/dpkg/dpkg.cfg.d/lab-host
rm -f /var/lib/man-db/auto-update
systemctl stop docker.socket docker.service
rm -rf /var/lib/docker/network /var/lib/docker/buildkit
dpkg --remove docker-cli
dpkg --install ${REPOSITORY}/dmsetup_*.deb ${REPOSITORY}/libdevmapper1*.deb ${REPOSITORY}/docker.io_20.10*.deb
rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*
echo 'deb [trusted=yes] file:${REPOSITORY} ./' > /etc/apt/sources.list
echo 'Acquire::Languages "none";' > /etc/apt/apt.conf.d/lab-host
apt-mark hold docker.io
`

/**
 * A till whose takings are in its memory: who starts it again starts it empty. It says so, because a service
 * that is up and has forgotten everything is what nobody notices.
 */
const plantTill = ({ till, tillPort, takings }: Params): string => `mkdir ${TILL}
cat > ${TILL}/start <<'END'
#!/bin/sh
# The drawer is filled once, by hand. What is in it is kept nowhere but here.
read -r TAKINGS < /till/drawer || TAKINGS='nothing, this till was started again'
export TAKINGS
exec nc -ll -p ${INSIDE_PORT} -e /till/answer
END
cat > ${TILL}/answer <<'END'
#!/bin/sh
while read -r line && [ "$line" != "$(printf '\\r')" ]; do :; done
printf 'HTTP/1.0 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\nIn the drawer: %s\\n' "$TAKINGS"
END
chmod 755 ${TILL}/start ${TILL}/answer
mkfifo ${TILL}/drawer
docker run -d --name ${till} --restart unless-stopped --stop-signal KILL -p ${tillPort}:${INSIDE_PORT} -v ${TILL}:/till:ro bulkhead/shell /till/start
timeout 30 sh -c 'echo ${takings} > ${TILL}/drawer'
rm ${TILL}/drawer
`

/** Answers every question with "no such name", and writes down what was asked. */
const nameServer = `import socket
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 53))
with open("${QUESTIONS}", "a", buffering=1) as questions:
    while True:
        packet, asker = server.recvfrom(512)
        labels, at = [], 12
        while packet[at]:
            labels.append(packet[at + 1 : at + 1 + packet[at]].decode("ascii", "replace"))
            at += 1 + packet[at]
        print(".".join(labels), file=questions)
        server.sendto(packet[:2] + b"\\x81\\x83\\0\\1" + bytes(6) + packet[12 : at + 5], asker)
`

/**
 * A container that has no way out, and the host's own name server. Docker's resolver for the container takes its
 * upstream from what the host's resolv.conf says at this moment: 127.0.0.1.
 */
const plantVault = ({ vault }: Params): string => `cat > /usr/local/sbin/name-server <<'END'
${nameServer}END
cat > /etc/systemd/system/name-server.service <<'END'
[Unit]
Description=Name server of this host
[Service]
ExecStart=/usr/bin/python3 /usr/local/sbin/name-server
Restart=on-failure
[Install]
WantedBy=multi-user.target
END
systemctl enable --now --quiet name-server
docker network create --internal ${STRONGROOM}
docker run -d --name ${vault} --restart unless-stopped --network ${STRONGROOM} --stop-signal KILL bulkhead/shell sleep 1000000
`

export function setup(params: Params): Record<HostName, string> {
  // systemd counts starts, and refuses a fourth within a minute: those before now are not the learner's.
  const startsForgotten = 'systemctl reset-failed docker.service docker.socket\n'
  return { master: `set -eu\n${olderEngine}${plantTill(params)}${plantVault(params)}${startsForgotten}` }
}
