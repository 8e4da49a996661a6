# iptables without firewalld's help: whenever docker starts, it sets the rule if it isn't there. The chain is
# asked for all published ports, and what was answered before may go on.
# zh-CN: 不靠 firewalld，用 iptables：docker 每次启动时，如果没有这条规则就加上。
set -euo pipefail
docker rm -f "$SERVICE_NAME"
docker run -d --name "$SERVICE_NAME" --restart always -p "$MASTER_ADDRESS:$SERVICE_PORT:80" -p "127.0.0.1:$ADMIN_PORT:81" "lab/$SERVICE_NAME"

cat > /usr/local/sbin/only-client <<END
#!/bin/sh
rule='-i eth0 ! -s $CLIENT_ADDRESS -m conntrack --ctstate NEW -j REJECT'
/usr/sbin/iptables -C DOCKER-USER \$rule 2> /dev/null || /usr/sbin/iptables -I DOCKER-USER \$rule
END
chmod 755 /usr/local/sbin/only-client
mkdir -p /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service.d/only-client.conf <<'END'
[Service]
ExecStartPost=/usr/local/sbin/only-client
END
systemctl daemon-reload
systemctl restart docker
