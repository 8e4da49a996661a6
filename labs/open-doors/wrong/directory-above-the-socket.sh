# fails: socket
dashboard+=(-v /run:/host/run)
daemon
containers
