# fails: server-out-of-reach, no-forgery, victim-out-of-reach, survives-restart
# The daemon's icc is about the default network only.
daemon_options '{ "icc": false }'
