# fails: admin-local
# The back office stays published, and the zone is to refuse it.
recreate -p "$SERVICE_PORT:80" -p "$ADMIN_PORT:81"
firewall-cmd --quiet --permanent --add-rich-rule="rule family=ipv4 port port=$ADMIN_PORT protocol=tcp reject"
right_rule
