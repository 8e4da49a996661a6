# fails: stranger-refused, others-refused, survives
# After a reload Docker puts its own rules before the way to its chain, so the rule in it is asked too late.
right_container
firewall-cmd --quiet --permanent --direct --add-chain ipv4 filter DOCKER-USER
firewall-cmd --quiet --permanent --direct --add-rule ipv4 filter DOCKER-USER 0 $right_match ! -s "$CLIENT_ADDRESS" -j DROP
firewall-cmd --quiet --reload
for _ in $(seq 120); do
  iptables -t nat -S DOCKER 2> /dev/null | grep -q "dport $SERVICE_PORT" && iptables -S FORWARD | grep -q 'j DOCKER-USER' && break
  sleep 0.5
done
sleep 1
