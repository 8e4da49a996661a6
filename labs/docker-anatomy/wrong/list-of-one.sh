# fails: by-curl
# A list in a request takes the place of Docker's own: what it covers by itself lies open.
create '[$path]'
api -X POST "http://docker/containers/$MADE/start"
tree
fetch
close
