# The API from Python, numbers from /proc, the digest as docker pull prints it, and a socket for root alone.
# zh-CN: 用 Python 调用 API，从 /proc 取编号，摘要取 docker pull 显示的，套接字只给 root。
set -euo pipefail
python3 - <<'END'
import http.client, json, os, socket

class Docker(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect('/run/docker.sock')

def ask(method, path, body=None):
    docker = Docker('docker')
    docker.request(method, path, json.dumps(body) if body else None, {'Content-Type': 'application/json'})
    answer = docker.getresponse()
    text = answer.read()
    assert answer.status < 300, text
    return json.loads(text) if text else None

of = os.environ
usual = ask('GET', f"/v1.45/containers/{of['PLANTED']}/json")['HostConfig']['MaskedPaths']
host = {'MaskedPaths': usual + [f"/proc/{of['COVERED']}"], 'RestartPolicy': {'Name': 'always'}}
made = ask('POST', f"/v1.45/containers/create?name={of['MADE']}", {
    'Image': 'bulkhead/shell', 'Cmd': ['httpd', '-f'], 'StopSignal': 'SIGKILL', 'HostConfig': host})
ask('POST', f"/v1.45/containers/{made['Id']}/start")
END

first=$(docker top "$PLANTED" -o pid | sed -n 2p)
parent=$(sed -n 's/^PPid:\t//p' "/proc/$first/status")
grandparent=$(sed -n 's/^PPid:\t//p' "/proc/$parent/status")
answer first-process "PID $first"
answer parent "$parent"
answer parent-name "$(readlink "/proc/$parent/exe")"
answer grandparent "$(cat "/proc/$grandparent/comm")"

systemctl start docker-registry
until curl -s -o /dev/null "http://127.0.0.1:$REGISTRY_PORT/v2/"; do sleep 0.1; done
docker pull "$IMAGE:$TAG"
digest=$(docker image inspect -f '{{range .RepoDigests}}{{println .}}{{end}}' "$IMAGE:$TAG" | sed -n 's/.*@//p' | head -n 1)
answer digest "${digest#sha256:}"
docker run -d --name "$FETCHED" "$IMAGE:$TAG@$digest"

printf '[Socket]\nSocketMode=0600\nSocketGroup=root\n' > /etc/systemd/system/docker.socket.d/jobs.conf
systemctl daemon-reload
chown root:root /run/docker.sock
chmod 600 /run/docker.sock
usermod -G '' "$ACCOUNT"
systemctl restart job-runner
