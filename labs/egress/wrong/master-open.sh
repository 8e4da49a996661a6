# fails: host
# What is for master itself never comes by the chains for forwarded packets.
right_outward
keep
