# fails: no-remote-login, one-process, image-minimal
# "Nobody will look there."
printf '%s\n' "FROM lab/old" 'ENV PATH=/bin' 'RUN sed -i "s/^Port .*/Port 2022/" /etc/ssh/sshd_config' > Dockerfile
docker build -q --network none -t "$IMAGE" .
replace -p "$SSH_PORT:2022" "$IMAGE"
