# fails: till-arrives, own-name, lasts
# Nobody told loghost's firewall, and UDP doesn't tell anybody.
collect
right_start
right_services
