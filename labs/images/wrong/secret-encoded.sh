# fails: no-secret
# Base64 is no encryption.
right_trust
right_tag
from bulkhead/shell "$FIXED_VERSION" | sed "1a ENV DEPOT_TOKEN_BASE64=$(base64 < "/srv/$SERVICE/depot-token")" | build
release
