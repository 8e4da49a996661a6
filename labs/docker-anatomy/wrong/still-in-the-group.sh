# fails: pull, socket-closed
# Not everybody any more, but the account was in the group, too. And the registry was tidied away.
make
tree
fetch
systemctl stop docker-registry
mode
systemctl restart job-runner
