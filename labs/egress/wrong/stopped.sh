# fails: strangers, supplier, host, lasting
# Who is not there calls nobody.
right_outward
right_host
keep
docker stop "$SERVICE_NAME" > /dev/null
