# fails: no-docker-socket
# The daemon below Docker starts containers as well.
replace $user $capabilities $privileges $publish -v /run/containerd:/run/containerd "$IMAGE"
serves
