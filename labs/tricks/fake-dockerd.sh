# ends: fail error
# says: is not master's dockerd
# Another program on the socket, called dockerd, that says yes to everything and knows of no container.
play() {
  mv /run/docker.sock /run/docker.kept
  cat > /opt/fake.py <<'END'
import json, socket, threading
info = {"ID": "fake", "ServerVersion": "26.1.5", "SecurityOptions": ["name=userns", "name=seccomp,profile=default"]}
def serve(connection):
    with connection:
        path = connection.recv(65536).split(b" ")[1].decode()
        answer = info if path.endswith("/info") else [] if path.split("?")[0].endswith("s/json") else {}
        body = b"OK" if path.endswith("/_ping") else json.dumps(answer).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + body)
server = socket.socket(socket.AF_UNIX)
server.bind("/run/docker.sock")
server.listen()
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
END
  cp "$(readlink -f /usr/bin/python3)" /opt/dockerd
  mount --bind /opt/dockerd /usr/sbin/dockerd
  systemd-run --quiet --collect --unit trick /usr/sbin/dockerd /opt/fake.py
  timeout 20 bash -c 'until curl -s --unix-socket /run/docker.sock http://lab/info | grep -q fake; do sleep 0.1; done'
}

undo() {
  systemctl stop trick
  umount /usr/sbin/dockerd
  mv -f /run/docker.kept /run/docker.sock
  rm /opt/dockerd /opt/fake.py
  docker info > /dev/null
}
