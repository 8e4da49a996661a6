# fails: closed
# Nothing is called /etc here.
further=(-v /:/host:ro)
again
