# fails: no-backdoor
# All is well here, and the next one who pulls the old tag gets the backdoor.
right_trust
from bulkhead/shell "$FIXED_VERSION" | build
release
