# fails: false-passes, false-warnings
# Where some are wrong, not all are.
passes='2.2 5.5 5.6 5.15'
warnings='5.8 5.11 5.12 5.13'
answers
systemctl restart docker
containers
