# fails: joined
# The right kinds, of the wrong container.
pair
address
helper $(from "$MUTE" ${LENT/ +/})
anew PAGE
anew CLOCK
