# fails: socket-closed
# Nobody misuses what does not run, and nobody uses it.
make
tree
fetch
close
systemctl disable --now job-runner
