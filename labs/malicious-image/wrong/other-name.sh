# fails: clean
# It runs from the good one. Whoever starts it by its name gets the bad one.
dockerfile | build lab/better
run lab/better
