# fails: no-core-dumps
# One ulimit -c unlimited, and the dump is there again.
containers
defaults "$nofile" '"core": { "Name": "core", "Soft": 0, "Hard": -1 }'
restart
