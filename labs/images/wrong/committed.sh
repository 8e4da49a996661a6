# fails: no-secret, rebuilt
# Mended inside and kept as an image: with every layer of old below.
right_trust
right_tag
run "$IMAGE:$FOUND_TAG"
docker cp - "$SERVICE:/" < "/srv/$SERVICE/depot/${COMPONENT}_$FIXED_VERSION.tar"
docker commit --change 'ENV DEPOT_TOKEN=' "$SERVICE" "$IMAGE:$NEW_TAG"
release
