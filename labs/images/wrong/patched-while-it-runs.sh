# fails: rebuilt
# The container is mended, and the image it is made from is not.
right_trust
right_tag
from bulkhead/shell "$FOUND_VERSION" | build
release
docker cp - "$SERVICE:/" < "/srv/$SERVICE/depot/${COMPONENT}_$FIXED_VERSION.tar"
