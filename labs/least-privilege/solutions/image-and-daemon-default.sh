# What is true for the service stands in its image, what is true for all in daemon.json; another port inside.
# zh-CN: 只属于这个服务的写进镜像，适用于所有容器的写进 daemon.json；里面换一个端口。
set -euo pipefail
cat > /etc/docker/daemon.json <<'END'
{ "no-new-privileges": true }
END
docker rm -f "$SERVICE"
systemctl restart docker
DOCKER_BUILDKIT=0 docker build --network none -t "$IMAGE:safe" - <<END
FROM $IMAGE
RUN chmod u-s /bin/su && rm -f /bin/docker
USER 20000:20000
CMD ["httpd", "-f", "-p", "8080", "-h", "/srv/www"]
END
docker run -d --name "$SERVICE" --restart always --cap-drop all -p "0.0.0.0:$PORT:8080" "$IMAGE:safe"
