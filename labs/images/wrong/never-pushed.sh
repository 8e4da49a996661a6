# fails: rebuilt
right_trust
right_tag
from bulkhead/shell "$FIXED_VERSION" | build
run "$IMAGE:$NEW_TAG"
