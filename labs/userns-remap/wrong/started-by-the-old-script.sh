# fails: no-way-round
# The start script still asks for the host's ids for one of the two.
right_daemon
give "$notes"
"/opt/$SERVICE/start.sh"
