# The lesson's way: the running daemon is told by a reload, apt brings the new one, systemd starts it.
# zh-CN: 课文的做法：用重新加载告诉正在运行的守护进程，apt 带来新的，systemd 启动它。
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
mkdir -p /etc/docker
echo '{ "live-restore": true }' > /etc/docker/daemon.json
systemctl reload docker
timeout 20 sh -c 'until docker info -f "{{.LiveRestoreEnabled}}" | grep -q true; do sleep 0.1; done'

apt-mark unhold docker.io
apt-get -q update
apt-get -qy install docker.io docker-cli
systemctl restart docker
