# fails: restarts-limited
# Quiet, because somebody stopped it; started again it loops as before.
right_desk
right_twin
docker stop -t 1 "$WORKER"
