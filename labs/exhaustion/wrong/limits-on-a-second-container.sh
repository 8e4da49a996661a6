# fails: bounded
answers
create "$HOG-safe"
