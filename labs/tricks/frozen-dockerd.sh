# ends: fail error
# costly
# A daemon that is there and says nothing: nobody gets anything from it.
play() {
  kill -STOP "$(cat /run/docker.pid)"
}

undo() {
  kill -CONT "$(cat /run/docker.pid)"
  docker info > /dev/null
}
