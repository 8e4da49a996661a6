# fails: no-secret
# As it was, with a newer package: the last layer only hides the token.
right_trust
right_tag
from bulkhead/shell "$FIXED_VERSION" | sed '1a COPY depot-token /root/.depot-token' | sed '$a RUN rm /root/.depot-token' | build
release
