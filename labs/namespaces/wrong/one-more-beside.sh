# fails: none-of-the-host
# Both made anew, and the old habit in a third one.
pair
address
join
anew PAGE
anew CLOCK
docker run -d --name toolbox --network host --pid host bulkhead/shell sleep 100000
