# What is open stays; a rule before it refuses whoever is not client. Tried out first, then kept as it runs.
# zh-CN: 已开放的保持不动，在前面加一条规则拒绝 client 以外的所有人。先试，再把运行中的保存下来。
set -euo pipefail
firewall-cmd --add-rich-rule="rule priority=-10 family=ipv4 source NOT address=$CLIENT_ADDRESS port port=$API_PORT protocol=tcp drop"
firewall-cmd --runtime-to-permanent
systemctl disable --now docker-plain.socket docker-plain.service
