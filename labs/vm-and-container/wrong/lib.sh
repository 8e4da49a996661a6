# Put before every wrong fix: the right steps, so that each script shows only what is wrong with it.
set -euo pipefail

machine() {
  vm start --memory "$VM_MEMORY"
}

container() {
  docker run -d --name "$CONTAINER" --restart unless-stopped --stop-signal KILL bulkhead/shell sleep infinity
}

# A program that says what a machine would say; the arguments are what runs it, until the name of the script.
machine_played_by() {
  cat > /opt/machine.py <<'END'
import http.server, json, os
answers = dict(name="vm", token=os.environ["VM_TOKEN"], kernel="6.12.0", bootSeconds=4, uptime=9, memory=90000000, processors=1, processes=["init"], guards="", profiles=[])
class Machine(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answers).encode())
http.server.HTTPServer(("127.0.0.1", int(os.environ["VM_PORT"])), Machine).serve_forever()
END
  setsid "$@" /opt/machine.py -m "$VM_MEMORY" -kernel /srv/vm/vmlinuz -initrd /srv/vm/initramfs > /dev/null 2>&1 < /dev/null &
  until curl -sf "http://127.0.0.1:$VM_PORT/" > /dev/null; do sleep 0.1; done
}

# What a learner would answer who believes that program, and the till's neighbour moved out.
answers_of_a_play() {
  answer vm-kernel 6.12.0
  answer container-kernel "$(uname -r)"
  answer renewed-with-master container
  answer vm-boot 4
  answer vm-cost 240
  answer container-cost 1
  docker rm -f "$STRANGER"
}

kernels() {
  answer vm-kernel "$(vm run uname -r)"
  answer container-kernel "$(docker exec "$CONTAINER" uname -r)"
  answer renewed-with-master container
}

cost() {
  answer vm-boot "$(vm run cat /run/boot-seconds)"
  answer vm-cost "$(vm status | grep VmRSS)"
  answer container-cost "$(docker stats --no-stream --format '{{.MemUsage}}' "$CONTAINER")"
}

move() {
  docker rm -f "$STRANGER"
  vm put "/srv/$STRANGER/cgi-bin/$STRANGER" "/www/cgi-bin/$STRANGER"
}
