# fails: rebuilt
# Newer than it was, and not yet fixed.
right_trust
right_tag
from bulkhead/shell "$HALF_VERSION" | build
release
