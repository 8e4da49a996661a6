# fails: restarts-limited, zombies-reaped, stops-when-asked, health-tells
# Nothing fails where nothing runs.
right_worker
right_desk
right_twin
systemctl stop docker.service docker.socket
