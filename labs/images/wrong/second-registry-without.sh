# fails: registry-tls, registry-login
# For the old scripts: the same storage, on another port, as it was.
right_all
configuration 127.0.0.1:5000 > "$new/old.yml"
deliver "systemd-run --quiet --unit old-registry -p User=docker-registry docker-registry serve $conf/old.yml"
ssh -n registry 'timeout 20 bash -c "until curl -s -o /dev/null http://127.0.0.1:5000/v2/; do sleep 0.1; done"'
