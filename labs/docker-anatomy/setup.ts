import type { HostName, Params } from '../../contract/index.ts'

/**
 * A container to follow upwards, a registry that doesn't run and has an image, and an account that takes jobs from
 * anybody on the host and was given Docker's socket twice: for everybody by its mode, and by the group. With
 * live-restore a container's processes stay the same over restarts of docker.
 */
export function setup(params: Params): Record<HostName, string> {
  const { planted, jobPort } = params
  return {
    master: `set -eu
umask 022
mkdir -p /etc/docker
echo '{ "live-restore": true }' > /etc/docker/daemon.json
systemctl reload docker
docker run --detach --name ${planted} --restart unless-stopped --stop-signal KILL --network none bulkhead/shell \\
  sh -c 'while :; do sleep 3600; done'
${registry(params)}
${jobs(params)}
mkdir -p /etc/systemd/system/docker.socket.d
printf '[Socket]\\nSocketMode=0666\\n' > /etc/systemd/system/docker.socket.d/jobs.conf
chmod 666 /run/docker.sock
systemctl daemon-reload
systemctl reset-failed docker
systemctl enable --quiet --now job-runner
for try in $(seq 100); do
  curl -s -o /dev/null -d '{"run": "true"}' http://127.0.0.1:${jobPort}/ && break
  sleep 0.05
done
`,
  }
}

/** Filled by a registry that lives for this moment only; afterwards Docker knows nothing of the image. */
function registry({ registryPort, image, tag, edition }: Params): string {
  return `mkdir -p /etc/docker/registry
cat > /etc/docker/registry/config.yml <<'END'
version: 0.1
log:
  level: warn
storage:
  filesystem:
    rootdirectory: /var/lib/docker-registry
http:
  addr: 127.0.0.1:${registryPort}
END
docker-registry serve /etc/docker/registry/config.yml > /dev/null 2>&1 &
serving=$!
files=$(mktemp -d)
echo 'Edition ${edition}' > $files/edition
cat > $files/Dockerfile <<'END'
FROM bulkhead/shell
COPY edition /srv/edition
STOPSIGNAL SIGKILL
CMD ["sh", "-c", "cat /srv/edition; while :; do sleep 3600; done"]
END
DOCKER_BUILDKIT=0 docker build --quiet --network none --tag ${image}:${tag} $files
rm -r $files
for try in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1:${registryPort}/v2/ && break
  sleep 0.05
done
docker push --quiet ${image}:${tag}
kill $serving
docker rmi ${image}:${tag} > /dev/null
chown -R docker-registry:docker-registry /var/lib/docker-registry`
}

/** Something like a build server: whoever can send it a job works as its account. */
function jobs({ account, jobPort }: Params): string {
  return `useradd --system --groups docker --home-dir /nonexistent --shell /usr/sbin/nologin ${account}
mkdir -p /usr/local/lib/job-runner
cat > /usr/local/lib/job-runner/job_runner.py <<'END'
"""Runs jobs, {"run": "a line of shell"}, that are posted to it, and answers with what came of them."""

import json
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Jobs(BaseHTTPRequestHandler):
    def do_POST(self):
        job = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        done = subprocess.run(
            ["sh", "-c", job["run"]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=25, text=True
        )
        answer = json.dumps({"status": done.returncode, "output": done.stdout}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", ${jobPort}), Jobs).serve_forever()
END
cat > /etc/systemd/system/job-runner.service <<'END'
[Unit]
Description=Runs jobs as ${account}

[Service]
User=${account}
WorkingDirectory=/
ExecStart=/usr/bin/python3 /usr/local/lib/job-runner/job_runner.py
Restart=always

[Install]
WantedBy=multi-user.target
END`
}
