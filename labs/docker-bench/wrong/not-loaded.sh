# fails: mended
# Docker Bench passes 2.2, today as before.
answers
containers
