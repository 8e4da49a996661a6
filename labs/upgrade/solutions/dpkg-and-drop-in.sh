# The files by dpkg, and live-restore as a flag for the next daemon; the one that runs can only learn it from the file.
# zh-CN: 用 dpkg 换文件，live-restore 写成下一个守护进程的参数；正在运行的那个只能从配置文件得知。
set -euo pipefail
mkdir -p /etc/docker /etc/systemd/system/docker.service.d
echo '{ "live-restore": true }' > /etc/docker/daemon.json
kill -HUP "$(cat /run/docker.pid)"
timeout 20 sh -c 'until docker info -f "{{.LiveRestoreEnabled}}" | grep -q true; do sleep 0.1; done'

echo 'docker.io install' | dpkg --set-selections
dpkg --install /srv/packages/docker.io_26*.deb /srv/packages/docker-cli_26*.deb

rm /etc/docker/daemon.json
cat > /etc/systemd/system/docker.service.d/live-restore.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --live-restore
END
systemctl daemon-reload
systemctl stop docker.socket docker.service
systemctl start docker.service
