# fails: registry-tls, registry-login, rebuilt
right_all
ssh -n registry systemctl stop docker-registry
