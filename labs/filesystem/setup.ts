import type { HostName, Params } from '../../contract/index.ts'
import { INNER_PORT, program, SITE, STORE } from './planted.ts'

/**
 * One container for two users, with what a hurried administrator mounts "to be able to look", and a daemon
 * that was told to keep its data on master's root file system. That is where `lab/…` and the container are;
 * what Docker had before lies untouched where it always was.
 */
export function setup(params: Params): Record<HostName, string> {
  const { service, image, port, first, second, scratch } = params
  return {
    master: `set -eu
umask 022
docker save -o /opt/shell.tar bulkhead/shell
mkdir -p /etc/docker
echo '{ "data-root": "${STORE}" }' > /etc/docker/daemon.json
systemctl restart docker
docker load -q -i /opt/shell.tar
rm /opt/shell.tar

useradd --no-create-home --shell /usr/sbin/nologin --uid ${params.firstUid} ${first}
useradd --no-create-home --shell /usr/sbin/nologin --uid ${params.secondUid} ${second}
mkdir -p ${SITE}/${first} ${SITE}/${second}
echo 'The key is behind the ${params.firstNote}.' > ${SITE}/${first}/notes
echo 'The letters are under the ${params.secondNote}.' > ${SITE}/${second}/notes
chmod -R a+rwX ${SITE}

context=$(mktemp -d)
mkdir -p $context/root/data $context/root${scratch} $context/root/srv/www/cgi-bin
chmod 1777 $context/root${scratch}
echo '${service}' > $context/root/srv/www/index.html
cat > $context/root/srv/www/cgi-bin/notes <<'END'
${program(scratch ?? '')}END
chmod 755 $context/root/srv/www/cgi-bin/notes
cat > $context/Dockerfile <<'END'
FROM bulkhead/shell
COPY root/ /
EXPOSE ${INNER_PORT}
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "${INNER_PORT}", "-h", "/srv/www"]
END
DOCKER_BUILDKIT=0 docker build -q --network none -t ${image} $context
rm -r $context
docker run -d --name ${service} --restart unless-stopped -p ${port}:${INNER_PORT} \\
  -v ${SITE}:/data -v /:/host:ro -v /root:/backup -v /var/run:/var/run ${image}
`,
  }
}
