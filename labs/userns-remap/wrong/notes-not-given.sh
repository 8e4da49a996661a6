# fails: data-usable
# It runs and answers, and can store nothing any more.
right_daemon
service
helper
