# fails: own-disk
# Master's disk, mounted where Docker's data was, and no line that would do so at boot.
cp -r /srv/notes /root/notes
docker save -o /root/image.tar "$IMAGE"
away
systemctl stop docker.service docker.socket
mkdir /var/lib/docker/here
mount --bind /var/lib/docker/here /srv/docker
systemctl start docker
docker load -q -i /root/image.tar
mv /root/notes /srv/notes
volumes
rm -r /srv/notes
first
second
