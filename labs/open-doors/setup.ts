import type { HostName, Params } from '../../contract/index.ts'

/**
 * A daemon that serves anybody on a TCP port, and three pages in containers that were given far more than a page
 * needs. The image has the libraries of the host's docker command, which is mounted where it is to be used. What
 * `--privileged` would give is given piece by piece: a lab host's own limits refuse it as a whole.
 */
export function setup(params: Params): Record<HostName, string> {
  const { stranger, dashboard, monitor, backup, apiPort, word, ledger } = params
  const run = 'docker run -d --restart unless-stopped'
  const client = '-v /usr/bin/docker:/bin/docker:ro'
  return {
    master: `set -eu
mkdir -p /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service.d/remote-api.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// -H tcp://0.0.0.0:${apiPort} --containerd=/run/containerd/containerd.sock --tls=false
END
(
  umask 077
  echo '${params.apiWord}' > ${params.apiFile}
  echo '${params.socketWord}' > ${params.socketFile}
  echo '${params.mountsWord}' > /root/${params.mountFile}
  echo '${params.namespacesWord}' > /var/lib/${ledger}
)
cat > /usr/local/lib/${ledger}.py <<'END'
"""Tells its word to who has the key. It listens on 127.0.0.1, so it asks for nothing else."""
import http.server
import sys

class Ledger(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path == "/" + sys.argv[2]
        self.send_response(200 if known else 403)
        self.end_headers()
        self.wfile.write(open(sys.argv[3], "rb").read() if known else b"no\\n")

    def log_message(self, *_):
        pass

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ledger).serve_forever()
END
cat > /etc/systemd/system/${ledger}.service <<'END'
[Service]
ExecStart=/usr/bin/python3 /usr/local/lib/${ledger}.py ${params.ledgerPort} ${params.ledgerKey} /var/lib/${ledger}

[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl enable --quiet ${ledger}.service
systemctl start --no-block ${ledger}.service
systemctl restart docker
systemctl reset-failed docker

files=$(mktemp -d)
mkdir -p $files/root/srv/www
echo '<h1>${word}</h1>' > $files/root/srv/www/index.html
for library in $(ldd /usr/bin/docker | grep -o '/[^ ]*'); do
  cp -L --parents $library $files/root
done
cat > $files/Dockerfile <<'END'
FROM bulkhead/shell
COPY root/ /
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "8080", "-h", "/srv/www"]
END
DOCKER_BUILDKIT=0 docker build -q --network none -t lab/page $files
rm -r $files
${run} --name ${stranger} ${client} lab/page
${run} --name ${dashboard} -p ${params.dashboardPort}:8080 ${client} -v /run/docker.sock:/var/run/docker.sock lab/page
${run} --name ${monitor} --network host --pid host --cap-add ALL --security-opt seccomp=unconfined \\
  --security-opt systempaths=unconfined lab/page httpd -f -p ${params.monitorPort} -h /srv/www
${run} --name ${backup} -p ${params.backupPort}:8080 -v /root:/backup lab/page
`,
  }
}
