# fails: no-remote-login
# A container to administer the others from: who logs in there has all of master.
image
replace --init "$IMAGE"
docker run -d --name admin --restart unless-stopped --network none -v /run/docker.sock:/run/docker.sock lab/old /usr/sbin/sshd -D
