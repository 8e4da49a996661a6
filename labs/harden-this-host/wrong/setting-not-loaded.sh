# fails: network
# The setting that was missing is written down, and the daemon that runs has never been told.
settings='"userns-remap": "default", "no-new-privileges": true, "live-restore": true'
host
shop
cat > /etc/systemd/system/docker.service.d/icc.conf <<'UNIT'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock --icc=false
UNIT
systemctl daemon-reload
