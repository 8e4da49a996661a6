# fails: survives
# Made anew without the restart policy that it had.
docker rm -f "$SERVICE_NAME" > /dev/null
docker run -d --name "$SERVICE_NAME" -p "$SERVICE_PORT:80" -p "127.0.0.1:$ADMIN_PORT:81" "lab/$SERVICE_NAME" > /dev/null
right_rule
