# fails: updated
# The scanner is content; the program is the old one.
{ dockerfile "$FOUND_VERSION"; echo "RUN sed -i 's/^Version: .*/Version: $FIXED_VERSION/' /var/lib/dpkg/status.d/$VULNERABLE"; } | build "$IMAGE"
run "$IMAGE"
