# fails: joined
# More than was asked for: it takes everything that can be taken.
pair
address
helper $(from "$LENDER" ipc net pid)
anew PAGE
anew CLOCK
