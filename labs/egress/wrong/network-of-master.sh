# fails: strangers, supplier, host, lasting
# On master's own network, "because then the firewall holds": no rule can tell the service from master any more.
right_outward
right_host
keep
docker rm -f "$SERVICE_NAME" > /dev/null
docker run -d --name "$SERVICE_NAME" --network host --restart unless-stopped "lab/$SERVICE_NAME" httpd -f -p "$PAGE_PORT" -h /srv/www > /dev/null
