# Nothing of the host at all: the page lies in the image, and so does the user.
# zh-CN: 不用主机的任何东西：页面在镜像里，用户也在镜像里。
set -euo pipefail
answer seal "$(docker run --rm --network none -v /etc:/h:ro bulkhead/shell cat "/h/$SEAL_FILE")"
answer refused "$(docker run --rm --network none lab/actions sh -c 'for a in *; do sh ./$a > /dev/null 2>&1 || echo -n "$a, "; done')"
DOCKER_BUILDKIT=0 docker build -q -t "$IMAGE:2" -f - "/srv/$SERVICE" <<END
FROM $IMAGE
COPY www /site/www
USER nobody
END
docker stop -t 1 "$SERVICE" && docker rm "$SERVICE"
docker run -d --init --read-only --cap-drop ALL --security-opt no-new-privileges --name "$SERVICE" --restart always -p "$PORT:8080" "$IMAGE:2"
