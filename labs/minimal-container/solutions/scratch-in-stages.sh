# From nothing: one static program under three names and the site, collected in a first stage; as nobody, too.
# zh-CN: 从零开始：一个静态程序、三个名字，再加站点，在第一阶段收集；还以无名用户运行。
set -euo pipefail
export DOCKER_BUILDKIT=0
docker tag "$IMAGE" old
mkdir -p /root/image && cd /root/image
cat > Dockerfile <<END
FROM old AS site

FROM bulkhead/shell AS collected
RUN mkdir -p /new/bin && cp /bin/busybox /new/bin/httpd && ln -s httpd /new/bin/cp && ln -s httpd /new/bin/rm
COPY --from=site /srv /new/srv

FROM scratch
COPY --from=collected /new /
USER 65534
STOPSIGNAL SIGKILL
CMD ["/bin/httpd", "-f", "-p", "$PORT", "-h", "/srv/www"]
END
docker build -q --network none -t "$IMAGE" .
docker rm -f "$SERVICE"
docker run -d --name "$SERVICE" --restart always --cap-drop ALL -p "$PORT:$PORT" "$IMAGE"
