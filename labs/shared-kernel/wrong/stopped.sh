# fails: root-outside, refused-by-default, closed
again
docker stop "$SERVICE"
