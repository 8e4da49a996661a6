# fails: registry-login
# What htpasswd did by itself for years; the registry understands bcrypt only.
right_all
htpasswd -bmc "$new/htpasswd" "$REGISTRY_USER" "$REGISTRY_PASSWORD"
deliver
