docker stop (
