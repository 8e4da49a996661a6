# fails: joined, none-of-the-host
# Published instead of in the host's network, and still among its processes. And a helper that has ended.
pair
address
docker run -d --name "$HELPER" $(from "$LENDER" ${LENT/ +/}) bulkhead/shell true
anew PAGE --pid host
anew CLOCK
