# fails: updates-arrive
# All is well, so that nobody touches it again.
right_all
apt-mark hold docker.io
