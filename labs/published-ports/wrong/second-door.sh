# fails: stranger-refused
# The port is guarded, and a second container with the same pages was left over from trying.
right_container
docker run -d --name trial --restart unless-stopped -p 18080:80 "lab/$SERVICE_NAME" > /dev/null
right_rule
