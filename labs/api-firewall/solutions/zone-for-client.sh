# A zone of client's own, in which client keeps what everybody has.
# zh-CN: 给 client 一个自己的区域，它在其中保留大家都有的权限。
set -euo pipefail
firewall-cmd --permanent --new-zone=docker-api
firewall-cmd --permanent --zone=docker-api --add-source="$CLIENT_ADDRESS"
firewall-cmd --permanent --zone=docker-api --add-port="$API_PORT/tcp" --add-port="$BOARD_PORT/tcp"
firewall-cmd --permanent --remove-port="$API_PORT/tcp"
firewall-cmd --permanent --remove-service="$SERVICE_NAME"
firewall-cmd --permanent --add-port="$BOARD_PORT/tcp"
systemctl restart firewalld
systemctl disable --now docker-plain.socket
systemctl stop docker-plain.service
rm /etc/systemd/system/docker-plain.*
systemctl daemon-reload
