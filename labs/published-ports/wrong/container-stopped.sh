# fails: stranger-refused, others-refused, admin-local, survives
# Nobody gets anything where nobody is.
right_container
right_rule
docker stop "$SERVICE_NAME" > /dev/null
