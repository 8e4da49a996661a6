# fails: no-secret
# No file and no variable; the history tells it.
right_trust
right_tag
from bulkhead/shell "$FIXED_VERSION" | sed "1a ARG TOKEN=$(cat "/srv/$SERVICE/depot-token")" | build
release
