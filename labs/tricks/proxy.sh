# ends: fail error
# says: is not master's dockerd
# The real daemon, and between it and us a program that leaves out what it likes.
play() {
  mv /run/docker.sock /run/docker.kept
  cat > /opt/proxy.py <<'END'
import socket, threading
def carry(source, target):
    while data := source.recv(65536):
        target.sendall(data.replace(b'"Privileged":true', b'"Privileged":null'))
    target.shutdown(socket.SHUT_WR)
def serve(client):
    daemon = socket.socket(socket.AF_UNIX)
    daemon.connect("/run/docker.kept")
    threading.Thread(target=carry, args=(client, daemon), daemon=True).start()
    carry(daemon, client)
server = socket.socket(socket.AF_UNIX)
server.bind("/run/docker.sock")
server.listen()
while True:
    threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
END
  systemd-run --quiet --collect --unit trick python3 /opt/proxy.py
  timeout 20 bash -c 'until docker info > /dev/null 2>&1; do sleep 0.1; done'
}

undo() {
  systemctl stop trick
  mv -f /run/docker.kept /run/docker.sock
  rm /opt/proxy.py
  docker info > /dev/null
}
