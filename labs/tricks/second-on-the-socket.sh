# ends: fail error
# A second program takes every other connection to the daemon's own socket, which systemd gives to both.
# Non-blocking, because the flag is the daemon's too, and it would never stop in the middle of an accept.
play() {
  cat > /opt/second.py <<'END'
import select, socket, threading
server = socket.socket(fileno=3)
def serve(connection):
    with connection:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]")
while True:
    select.select([server], [], [])
    try:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
    except BlockingIOError:
        pass
END
  printf '%s\n' '[Service]' Sockets=docker.socket NonBlocking=yes 'ExecStart=/usr/bin/python3 /opt/second.py' > /etc/systemd/system/second.service
  systemctl daemon-reload
  systemctl start second
  sleep 1
  systemctl is-active --quiet second
}

undo() {
  systemctl stop second
  rm /etc/systemd/system/second.service /opt/second.py
  systemctl daemon-reload
  docker info > /dev/null
}
