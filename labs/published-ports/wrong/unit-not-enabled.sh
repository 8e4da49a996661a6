# fails: survives
# A unit that sets the rule, started and never enabled.
right_container
right_rule
systemctl disable --quiet guard.service
