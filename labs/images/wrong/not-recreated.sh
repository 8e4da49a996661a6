# fails: no-secret, rebuilt
# The new image is everywhere, but not in the container that runs.
right_trust
right_tag
from bulkhead/shell "$FIXED_VERSION" | build
docker push -q "$IMAGE:$NEW_TAG"
run "$IMAGE@$right_digest"
