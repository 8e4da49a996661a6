# firewalld decides: two policies for what comes out of zone docker, one towards the network and one towards master.
# Docker puts every bridge of its own into that zone.
# zh-CN: 由 firewalld 决定：对 docker 区域出来的流量设两条策略，一条通往网络，一条通往 master。
set -euo pipefail
cat > /etc/firewalld/policies/containers-out.xml <<END
<?xml version="1.0" encoding="utf-8"?>
<policy priority="-10" target="REJECT">
  <ingress-zone name="docker"/>
  <egress-zone name="public"/>
  <rule family="ipv4">
    <destination address="$SUPPLIER_ADDRESS"/>
    <port port="$OFFER_PORT" protocol="tcp"/>
    <accept/>
  </rule>
</policy>
END
cat > /etc/firewalld/policies/containers-host.xml <<'END'
<?xml version="1.0" encoding="utf-8"?>
<policy priority="-10" target="REJECT">
  <ingress-zone name="docker"/>
  <egress-zone name="HOST"/>
  <port port="53" protocol="udp"/>
</policy>
END
firewall-cmd --check-config
firewall-cmd --reload
