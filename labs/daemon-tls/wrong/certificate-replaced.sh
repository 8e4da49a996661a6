# fails: survives-restart
# Certificates were made anew after the start; dockerd still uses those it read.
right_all
authority ca
leaf master ca 365 "$right_names" extendedKeyUsage=serverAuth
