# fails: root-is-nobody, service-mapped, data-usable, no-way-round, survives-restart
# Owners and modes alone: root of the container is root, and not bound to either.
give "$notes"
chmod 444 "/srv/$SERVICE/admins"
chmod 755 "/srv/$SERVICE"
