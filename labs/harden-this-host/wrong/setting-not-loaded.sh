# fails: network
# The setting that was missing is written down, and the daemon that runs has never read it.
settings='"userns-remap": "default", "no-new-privileges": true, "live-restore": true'
host
shop
settings="$settings, \"icc\": false"
write_settings
