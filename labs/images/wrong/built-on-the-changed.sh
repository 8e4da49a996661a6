# fails: no-backdoor, no-secret, rebuilt
# The backdoor is not started any more; it is still in there, and so is all the rest.
right_trust
from "$IMAGE:$FOUND_TAG" "$FIXED_VERSION" | build
right_tag
release
