import type { HostName, Params } from '../../contract/index.ts'

/**
 * Three services on one network, as a compose file makes it when nobody thinks about networks. The server
 * has a secret, drawn at each start; the victim fetches it every second and shows what it got on a page of
 * its own; the intruder is somebody's agent that was given NET_ADMIN because it asked for it. None of them
 * handles signals as the first process of a container, so they are stopped with SIGKILL, at once.
 */
export function setup({
  server,
  victim,
  intruder,
  network,
  serverPort,
  victimPort,
  intruderPort,
}: Params): Record<HostName, string> {
  return {
    master: `set -eu
build=$(mktemp -d)
cd "$build"
cat > ${server} <<'END'
#!/bin/sh
mkdir -p /tmp/www
cat /proc/sys/kernel/random/uuid > /tmp/www/index.html
exec httpd -f -p ${serverPort} -h /tmp/www
END
cat > ${victim} <<'END'
#!/bin/sh
mkdir -p /tmp/www
httpd -p ${victimPort} -h /tmp/www
while :; do
  wget -q -T 2 -O /tmp/new http://${server}:${serverPort}/ || echo 'no answer from ${server}' > /tmp/new
  mv /tmp/new /tmp/www/index.html
  sleep 1
done
END
cat > ${intruder} <<'END'
#!/bin/sh
mkdir -p /tmp/www
echo 'all quiet' > /tmp/www/index.html
exec httpd -f -p ${intruderPort} -h /tmp/www
END
chmod 755 *
image() {
  printf '%s\\n' 'FROM bulkhead/shell' "COPY $1 /bin/$1" "EXPOSE $2" 'STOPSIGNAL SIGKILL' "CMD [\\"/bin/$1\\"]" > Dockerfile
  DOCKER_BUILDKIT=0 docker build -q -t "lab/$1" .
}
image ${server} ${serverPort}
image ${victim} ${victimPort}
image ${intruder} ${intruderPort}
cd /
rm -r "$build"
docker network create ${network}
run() {
  docker run -d --network ${network} --restart unless-stopped "$@"
}
run --name ${server} lab/${server}
run --name ${victim} lab/${victim}
run --name ${intruder} --cap-add NET_ADMIN lab/${intruder}
`,
  }
}
