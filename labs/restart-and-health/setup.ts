import type { HostName, Params } from '../../contract/index.ts'

/**
 * One small image for three containers, as it is often found: a worker that fails at each start and is
 * started for ever, a desk whose first process is `tail`, and a desk whose page hangs while its port is
 * open. The desk's errands leave orphans, a burst at first and few later, never more than 100.
 */
export function setup(params: Params): Record<HostName, string> {
  return {
    master: `set -eu
house=$(mktemp -d)
mkdir -p $house/house/www/cgi-bin
cat > $house/house/start <<'END'
#!/bin/sh
# The first word says what to be.
case "$1" in
  worker)
    echo 'No ledger at /ledger, nothing to work on.' >&2
    exit ${params.crashCode}
    ;;
  hung) : > /tmp/ledger-locked ;;
  desk) ;;
  *) echo "usage: start worker|desk|hung" >&2; exit 2 ;;
esac
httpd -p ${params.deskPort} -h /house/www
# Somebody who only stands there to be asked stops when told to.
if [ "$1" = hung ]; then
  trap 'exit 0' TERM
  while :; do sleep 3600 & wait $!; done
fi
/house/errands &
exec tail -f /dev/null
END
cat > $house/house/errands <<'END'
#!/bin/sh
# Each errand is sent out and not waited for.
count=0
while [ $count -lt 100 ]; do
  (true &)
  count=$((count + 1))
  [ $count -lt 40 ] || sleep 2
done
while :; do sleep 3600; done
END
cat > $house/house/www/cgi-bin/${params.page} <<'END'
#!/bin/sh
# Who holds the ledger keeps everybody waiting.
[ ! -e /tmp/ledger-locked ] || exec sleep 15
printf 'Content-Type: text/plain\\r\\n\\r\\n${params.answer}\\n'
END
echo 'Welcome. The page that everybody asks for is /cgi-bin/${params.page}.' > $house/house/www/index.html
chmod 755 $house/house/start $house/house/errands $house/house/www/cgi-bin/${params.page}
cat > $house/Dockerfile <<'END'
FROM bulkhead/shell
COPY house /house
ENTRYPOINT ["/house/start"]
END
DOCKER_BUILDKIT=0 docker build -q -t bulkhead/house $house
rm -r $house
docker run -d --name ${params.worker} --network none --restart always bulkhead/house worker
docker run -d --name ${params.desk} --restart unless-stopped bulkhead/house desk
docker run -d --name ${params.twin} --restart unless-stopped bulkhead/house hung
`,
  }
}
