# fails: exactly
# "We keep the old one until we are sure."
find_out
count
needed
docker rename "$SERVICE_NAME" "$SERVICE_NAME-old"
docker run -d --name "$SERVICE_NAME" --restart unless-stopped --cap-drop ALL --cap-add "$NEED" "$SERVICE_IMAGE"
