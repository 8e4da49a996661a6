# For every container that does not say otherwise. The profile comes from the service's own, run without options.
# zh-CN: 对所有没有另行指定的容器生效。配置文件取自不带选项运行的这个服务自己。
set -euo pipefail
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart always --publish "$PORT:8080" "$IMAGE"
id=$(docker inspect -f '{{.Id}}' "$SERVICE")
jq ".linux.seccomp | .syscalls[].names -= [$CALLS]" \
  "/run/containerd/io.containerd.runtime.v2.task/moby/$id/config.json" > "$PROFILE"
mkdir -p /etc/docker
echo "{ \"seccomp-profile\": \"$PROFILE\" }" > /etc/docker/daemon.json
systemctl restart docker
