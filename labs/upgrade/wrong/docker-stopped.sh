# fails: engine-upgraded, till-kept, live-restore-stays, updates-arrive
# All is installed, the till goes on, and no daemon runs.
right_all
systemctl stop docker.socket docker.service
