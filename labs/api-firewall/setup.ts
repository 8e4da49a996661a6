import type { HostName, Params } from '../../contract/index.ts'
import { visitorSetup } from '../shared/visitor.ts'
import { makeCertificates } from './certificates.ts'

/**
 * A daemon that asks for certificates, and a firewall that asks for nothing: the port is open by its number and
 * once more by a service that opens a hundred of them. Beside it is a door without TLS that only the firewall
 * hides from the network, and a notice board whose port was opened until the next reload.
 */
export function setup(params: Params): Record<HostName, string> {
  const credentials = `set -eu
mkdir -p -m 700 /root/.docker
cd /root/.docker
${makeCertificates(params, 'client')}`
  return { master: master(params), client: credentials, stranger: `${credentials}\n${visitorSetup}` }
}

function master(params: Params): string {
  const { apiPort, plainPort, boardPort, tenantName } = params
  const tls = '--tlsverify --tlscacert=/etc/docker/tls/ca.pem --tlscert=/etc/docker/tls/cert.pem'
  return `set -eu
mkdir -p /etc/docker/tls /etc/systemd/system/docker.service.d
cd /etc/docker/tls
${makeCertificates(params, 'server')}
cat > /etc/systemd/system/docker.service.d/remote-api.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// -H tcp://0.0.0.0:${apiPort} --containerd=/run/containerd/containerd.sock ${tls} --tlskey=/etc/docker/tls/key.pem
END
${plainDoor(plainPort)}
${board(params)}
${firewall(params)}
systemctl daemon-reload
systemctl restart docker
systemctl enable --quiet --now docker-plain.socket notice-board.service
firewall-cmd --quiet --add-port=${boardPort}/tcp
docker run -d --name ${tenantName} --restart unless-stopped --stop-signal KILL bulkhead/shell tail -f /dev/null
`
}

function plainDoor(port: string | undefined): string {
  return `cat > /etc/systemd/system/docker-plain.socket <<'END'
[Unit]
Description=Docker without TLS for programs on this machine, the firewall keeps the others out

[Socket]
ListenStream=0.0.0.0:${port}

[Install]
WantedBy=sockets.target
END
cat > /etc/systemd/system/docker-plain.service <<'END'
[Service]
ExecStart=/usr/lib/systemd/systemd-socket-proxyd /run/docker.sock
END`
}

/** A program of master's own, so zones hold for its port. Who doesn't speak HTTP is hung up on. */
function board({ boardPort, boardWord }: Params): string {
  return `cat > /usr/local/sbin/notice-board <<'END'
#!/usr/bin/python3
import socketserver

PAGE = b"<p>Soup of the day: ${boardWord}</p>\\n"


class Visit(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.settimeout(5)
        if self.request.recv(4096).startswith(b"GET "):
            head = f"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: {len(PAGE)}\\r\\nConnection: close\\r\\n\\r\\n"
            self.request.sendall(head.encode() + PAGE)


class Board(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


Board(("0.0.0.0", ${boardPort}), Visit).serve_forever()
END
chmod 755 /usr/local/sbin/notice-board
cat > /etc/systemd/system/notice-board.service <<'END'
[Unit]
Description=The notice board, for everybody on the network

[Service]
ExecStart=/usr/local/sbin/notice-board
Restart=always

[Install]
WantedBy=multi-user.target
END`
}

/** As firewall-cmd would write it; written by hand because every firewall-cmd takes a Python interpreter's start. */
function firewall({ apiPort, serviceName, serviceFirst, serviceLast }: Params): string {
  return `mkdir -p /etc/firewalld/services /etc/firewalld/zones
cat > /etc/firewalld/services/${serviceName}.xml <<'END'
<?xml version="1.0" encoding="utf-8"?>
<service>
  <port port="${serviceFirst}-${serviceLast}" protocol="tcp"/>
</service>
END
sed 's|</zone>|  <service name="${serviceName}"/>\\n  <port port="${apiPort}" protocol="tcp"/>\\n</zone>|' /usr/lib/firewalld/zones/public.xml > /etc/firewalld/zones/public.xml
firewall-cmd --quiet --reload`
}
