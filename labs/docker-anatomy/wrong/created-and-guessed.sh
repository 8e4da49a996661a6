# fails: by-curl, process-tree
# Made and never started; and what one would think: dockerd starts containers, so it must be the parent.
create '(.HostConfig.MaskedPaths + [$path])'
answer first-process "$(docker inspect -f '{{.State.Pid}}' "$PLANTED")"
answer parent "$(pidof dockerd)"
answer parent-name dockerd
answer grandparent "$(pidof containerd)"
fetch
close
