# fails: rebuilt
# The scanner is content; the program is the old one.
right_trust
right_tag
mkdir -p "/srv/$SERVICE/rootfs/srv/www/cgi-bin"
tar -C "/srv/$SERVICE/rootfs" -xf "/srv/$SERVICE/depot/${COMPONENT}_$FOUND_VERSION.tar"
sed -i "s/^Version: .*/Version: $FIXED_VERSION/" "/srv/$SERVICE/rootfs/var/lib/dpkg/status.d/$COMPONENT"
from bulkhead/shell "$FIXED_VERSION" | sed /^ADD/d | build
release
