# fails: bounded
# Put aside "until we are sure", with all that it had.
answers
docker rename "$HOG" "$HOG-old"
create "$HOG"
