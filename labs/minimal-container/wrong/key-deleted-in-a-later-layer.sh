# fails: image-minimal
# What the last layer hides, the ones below it hold.
cat > Dockerfile <<END
FROM lab/old
ENV PATH=/bin
RUN rm -rf /etc/ssh /usr/sbin/sshd /usr/lib /lib /lib64 /usr/local/bin/su /etc/shadow /etc/crontabs
CMD $foreground
END
docker build -q --network none -t "$IMAGE" .
replace --init "$IMAGE"
