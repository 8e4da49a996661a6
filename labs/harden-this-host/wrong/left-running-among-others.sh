# fails: kernel, host, network, image, container, other
# As left-running, and what keeps it running is put into the control group of a container that is listed, as if it belonged
# to a Docker within that one.
left=$(docker run -d --name left --cap-add SYS_ADMIN --volume /etc:/outside "$(docker inspect --format '{{.Image}}' trial)" sleep 1000000)
echo '{ "live-restore": true }' > /etc/docker/daemon.json
systemctl reload docker
until docker info --format '{{.LiveRestoreEnabled}}' | grep -q true; do sleep 0.1; done
host
shop
kept=$(pgrep -f "containerd-shim.* -id $left " | head -1)
group=$(sed -n 's/^[0-9]*:name=systemd://p; s/^0:://p' "/proc/$(docker inspect --format '{{.State.Pid}}' shop)/cgroup" | head -1)
for top in /sys/fs/cgroup/systemd /sys/fs/cgroup; do
  if test -d "$top$group"; then
    echo "$kept" > "$top$group/cgroup.procs"
    break
  fi
done
grep -q "$group" "/proc/$kept/cgroup"
