# fails: backports
# Upstream's number, where Debian's own is asked.
answer docker-package "$(version Engine)"
answer runc-package "$(version runc)"
