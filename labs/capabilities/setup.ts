import type { HostName, Params } from '../../contract/index.ts'
import { needs, PORT, STRANGER, workOf } from './planted.ts'

/**
 * Three containers to read: one with a capability too many, one with one too few, and one that has what all have and
 * is nobody. And a service that runs with Docker's list, though one of it is enough.
 */
export function setup(params: Params): Record<HostName, string> {
  const { serviceName, serviceImage, serviceWord = '', need = '' } = params
  return {
    master: `set -eu
export DOCKER_BUILDKIT=0
umask 022
build=$(mktemp -d)
mkdir -p $build/root/srv/box $build/root/srv/www/cgi-bin $build/root/bin
cat > $build/root/srv/www/cgi-bin/work <<'END'
${workOf(needs[need] ?? 'false', serviceWord)}END
chmod 755 $build/root/srv/www/cgi-bin/work
printf '%s\\n' '#!/bin/sh' 'if [ "$1" = once ]; then exec /srv/www/cgi-bin/work once; fi' 'exec httpd -f -p ${PORT} -h /srv/www' > $build/root/bin/serve
chmod 755 $build/root/bin/serve
echo nothing yet > $build/root/srv/box/ledger
touch $build/root/srv/box/shared
chmod 600 $build/root/srv/box/ledger
chown ${STRANGER}:${STRANGER} $build/root/srv/box/ledger
chgrp ${STRANGER} $build/root/srv/box/shared
tar -C $build/root -cf $build/files.tar srv bin/serve
cat > $build/Dockerfile <<'END'
FROM bulkhead/shell
ADD files.tar /
STOPSIGNAL SIGKILL
ENTRYPOINT ["/bin/serve"]
END
docker build -q -t ${serviceImage} $build
rm -r $build
docker run -d --restart unless-stopped --name ${serviceName} ${serviceImage} &
docker run -d --restart unless-stopped --stop-signal KILL --name ${params.moreName} --cap-add ${params.moreCap} bulkhead/shell sleep 1000000 &
docker run -d --restart unless-stopped --stop-signal KILL --name ${params.lessName} --cap-drop ${params.lessCap} bulkhead/shell sleep 1000000 &
docker run -d --restart unless-stopped --stop-signal KILL --name ${params.plainName} --user ${params.plainUser} bulkhead/shell sleep 1000000 &
wait
`,
  }
}
