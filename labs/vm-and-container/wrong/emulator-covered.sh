# fails: both-run, kernels, cost, stranger-moved
# As played-by-a-program, but with an old program mounted over the emulator, so that the kernel names the emulator.
container
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
emulator=/usr/bin/qemu-system-x86_64
mount --bind "$(readlink -f "$(command -v python3)")" "$emulator"
setsid "$emulator" /opt/machine.py -m "$VM_MEMORY" -kernel /srv/vm/vmlinuz -initrd /srv/vm/initramfs > /dev/null 2>&1 < /dev/null &
until curl -sf "http://127.0.0.1:$VM_PORT/" > /dev/null; do sleep 0.1; done
answer vm-kernel 6.12.0
answer container-kernel "$(uname -r)"
answer renewed-with-master container
answer vm-boot 4
answer vm-cost 240
answer container-cost 1
docker rm -f "$STRANGER"
