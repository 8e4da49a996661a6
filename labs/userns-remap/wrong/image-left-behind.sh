# fails: root-is-nobody, service-mapped, data-usable, no-way-round, survives-restart
# The daemon maps, and has nothing that it could start.
remap default
restart
give "$notes"
