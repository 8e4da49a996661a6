# fails: none-of-the-host
# The one that was in the host's network is out of it; the other was not noticed.
pair
address
join
anew PAGE
