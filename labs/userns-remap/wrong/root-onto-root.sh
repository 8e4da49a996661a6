# fails: root-is-nobody, service-mapped, data-usable, no-way-round, survives-restart
# dockerd takes it, warns in its log, and maps nothing.
save_image
remap root
restart
docker image inspect "$IMAGE" > /dev/null || load_image
docker rm -f "$SERVICE" "$HELPER" || true
give "$notes"
service
helper
