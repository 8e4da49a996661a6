# For every container that does not say otherwise. The profile comes from the service's own, run without options.
set -euo pipefail
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart always --publish "$PORT:8080" "$IMAGE"
id=$(docker inspect -f '{{.Id}}' "$SERVICE")
jq ".linux.seccomp | .syscalls[].names -= [$CALLS]" \
  "/run/containerd/io.containerd.runtime.v2.task/moby/$id/config.json" > "$PROFILE"
mkdir -p /etc/docker
echo "{ \"seccomp-profile\": \"$PROFILE\" }" > /etc/docker/daemon.json
systemctl restart docker
