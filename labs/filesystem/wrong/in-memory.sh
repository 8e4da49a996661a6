# fails: own-volumes, own-disk
# A file system of its own, which even comes back at boot: empty.
cp -r /srv/notes /root/notes
docker save -o /root/image.tar "$IMAGE"
away
mkdir /srv/fast
echo 'tmpfs /srv/fast tmpfs size=200m 0 0' >> /etc/fstab
systemctl daemon-reload
mount /srv/fast
echo '{ "data-root": "/srv/fast" }' > /etc/docker/daemon.json
systemctl restart docker
docker load -q -i /root/image.tar
mv /root/notes /srv/notes
volumes
rm -r /srv/notes
first
second
