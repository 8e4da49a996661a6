# fails: root-is-nobody, service-mapped, data-usable, no-way-round, survives-restart
# All is written down, and what runs is what ran before.
save_image
remap default
give "$notes"
