# fails: kernel, host, network, image, container, other
# As left-running, and containerd is started by a process that adopts what keeps containers running, and calls itself the
# shim of a container that is listed, as if the one that is left belonged to a Docker within that one.
mkdir -p /opt/keeper
cp "$(readlink -f "$(command -v python3)")" /opt/keeper/containerd-shim
cat > /opt/keeper/keep.py << 'PY'
import ctypes, os, signal, subprocess, sys, time

if "-id" in sys.argv:
    while True:
        signal.pause()
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
subprocess.Popen(["/usr/bin/containerd"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while not os.path.exists("/opt/keeper/name"):
    time.sleep(0.1)
with open("/opt/keeper/name") as name:
    arguments = ["-namespace", "moby", "-id", name.read().strip()]
os.execv("/opt/keeper/containerd-shim", ["/opt/keeper/containerd-shim", __file__, *arguments])
PY
image=$(docker inspect --format '{{.Image}}' trial)
systemctl stop docker.socket docker containerd
systemctl mask --runtime containerd
setsid /opt/keeper/containerd-shim /opt/keeper/keep.py < /dev/null > /dev/null 2>&1 &
until ctr version > /dev/null 2>&1; do sleep 0.1; done
systemctl start docker
left=$(docker run -d --name left --cap-add SYS_ADMIN --volume /etc:/outside "$image" sleep 1000000)
echo '{ "live-restore": true }' > /etc/docker/daemon.json
systemctl reload docker
until docker info --format '{{.LiveRestoreEnabled}}' | grep -q true; do sleep 0.1; done
host
shop
docker inspect --format '{{.Id}}' shop > /opt/keeper/shop
mv /opt/keeper/shop /opt/keeper/name
keeper=$(pgrep -f "^/opt/keeper/containerd-shim" | head -1)
until tr '\0' ' ' < "/proc/$keeper/cmdline" | grep -q -- "-id $(cat /opt/keeper/name)"; do sleep 0.1; done
test "$(ps -o ppid= -p "$(pgrep -f "containerd-shim-runc.* -id $left " | head -1)" | tr -d ' ')" = "$keeper"
