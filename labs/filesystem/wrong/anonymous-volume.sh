# fails: own-volumes, own-disk
# VOLUME in a Dockerfile: right owner and mode, an empty volume without a name for each new container.
DOCKER_BUILDKIT=0 docker build -q --network none -t "$IMAGE:own" - <<END
FROM $IMAGE
RUN mkdir -m 700 /data/$FIRST && chown $FIRST_UID:$FIRST_UID /data/$FIRST
VOLUME /data/$FIRST
END
volume "$SECOND" "$SECOND_UID"
away
image="$IMAGE:own"
box "$FIRST" "$FIRST_UID" "$FIRST_PORT"
image="$IMAGE"
second
