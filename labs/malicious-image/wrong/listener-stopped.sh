# fails: clean
# All is well; only who was listening was switched off, as if it were one's own.
dockerfile | build "$IMAGE"
run "$IMAGE"
docker stop -t 0 "$COLLECTOR"
