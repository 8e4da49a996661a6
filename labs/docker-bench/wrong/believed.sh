# fails: false-passes, false-warnings
# All that passes taken for right, all that warns for wrong.
passes=none
warnings=none
answers
systemctl restart docker
containers
