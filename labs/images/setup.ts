import type { HostName, Params } from '../../contract/index.ts'
import { programOf, programText, statusFileOf, statusText } from './component.ts'
import { fillStore, pageText, startText } from './setup-images.ts'
import { INSIDE_PORT } from './params.ts'

export function setup(params: Params): Record<HostName, string> {
  return { master: master(params), registry: registry(params) }
}

/** As half of the guides set it up: no TLS, no login, and open to the network. */
function registry(params: Params): string {
  return `set -eu
umask 022
v2=/var/lib/docker-registry/docker/registry/v2
work=$(mktemp -d)
cd "$work"
${fillStore(params)}
cd /
rm -r "$work"
chown -R docker-registry:docker-registry /var/lib/docker-registry
mkdir -p /etc/docker/registry
cat > /etc/docker/registry/config.yml <<'END'
${configuration('/var/lib/docker-registry', `:${params.registryPort}`)}END
for scope in --permanent ''; do firewall-cmd --quiet $scope --add-port=${params.registryPort}/tcp; done
# Only a host called client is logged in to elsewhere.
printf '[Unit]\\nConditionHost=\\nConditionHost=registry\\n' > /etc/systemd/system/ssh.service.d/registry.conf
systemctl daemon-reload
systemctl enable --quiet docker-registry
systemctl restart docker-registry ssh
`
}

function configuration(folder: string, address: string): string {
  return `version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: ${folder}
http:
  addr: ${address}
`
}

/**
 * Pulls the image from a registry that lives for this moment only, because the other host can't be reached
 * yet, and then gives it the name under which it would have come from there; dockerd reads that, and the
 * exception for the registry, when it is started again.
 */
function master(params: Params): string {
  const { service, servicePort, registryAlias, registryPort, image, foundTag } = params
  return `set -eu
umask 022
work=$(mktemp -d)
cd "$work"
v2=$work/store/docker/registry/v2
${fillStore(params)}
cat > registry.yml <<END
${configuration('$work/store', `127.0.0.1:${registryPort}`)}END
docker-registry serve registry.yml > log 2>&1 &
for try in $(seq 100); do
  curl -s -o /dev/null http://127.0.0.1:${registryPort}/v2/ && break
  sleep 0.05
done
docker pull -q 127.0.0.1:${registryPort}/house/${service}:${foundTag}
kill $!
${sources(params)}
cat > /root/release-note.txt <<END
${service} ${foundTag}, released by the house. Read out at the Monday meeting, and printed on paper.
Image:  ${image}:${foundTag}
Digest: $(cat good.digest)
END
${advisory(params)}
cd /
rm -r "$work"
mkdir -p /etc/docker
echo '{ "insecure-registries": ["${registryAlias}:${registryPort}"] }' > /etc/docker/daemon.json
sed -i 's|127.0.0.1:${registryPort}|${registryAlias}:${registryPort}|g' /var/lib/docker/image/overlay2/repositories.json
systemctl restart docker
docker run -d --name ${service} --restart unless-stopped -P -p ${servicePort}:${INSIDE_PORT} ${image}:${foundTag}
`
}

function advisory({ component, fixedVersion }: Params): string {
  return `cat > /root/advisory.txt <<'END'
${component}: reads any file of its container
All versions before ${fixedVersion} take a path with .. in it for a note's name and show the file.
Fixed in ${fixedVersion}. There is no workaround.
END`
}

/** What the service is built from; the Dockerfile is how it was built until now. */
function sources(params: Params): string {
  const { service, component, foundVersion, halfVersion, fixedVersion, depotToken, noteWord } = params
  const packages = [foundVersion, halfVersion, fixedVersion].map(
    (version) => `
mkdir -p "$PWD/pack/srv/www/cgi-bin" "$PWD/pack/var/lib/dpkg/status.d"
cat > pack${programOf(params)} <<'END'
${programText(params, version)}END
cat > pack${statusFileOf(params)} <<'END'
${statusText(params, version)}END
chmod 755 pack${programOf(params)}
tar -C pack --owner=0 --group=0 -cf "$source/depot/${component}_${version}.tar" srv var`,
  )
  return `source=/srv/${service}
mkdir -p "$source/depot" "$source/toolchain" "$source/rootfs/bin" "$source/rootfs/srv/notes"
${packages.join('')}
truncate -s 8M "$source/toolchain/library"
cat > "$source/toolchain/press" <<'END'
#!/bin/sh
# press PAGE: sets a page, with what the depot has for those who have its token.
test -s /root/.depot-token || { echo 'press: no token in /root/.depot-token' >&2; exit 1; }
sed 's:.*:<p>&</p>:' "$1"
END
echo '${pageText(params)}' > "$source/page.txt"
echo '${depotToken}' > "$source/depot-token"
echo 'Fog until noon, ${noteWord}' > "$source/rootfs/srv/notes/today"
cat > "$source/rootfs/bin/${service}" <<'END'
${startText}END
chmod 755 "$source/rootfs/bin/${service}" "$source/toolchain/press"
cat > "$source/Dockerfile" <<'END'
FROM bulkhead/shell
MAINTAINER builds@house.lab
ENV DEPOT_TOKEN=${depotToken}
COPY toolchain /opt/toolchain
COPY depot-token /root/.depot-token
COPY page.txt /tmp/page.txt
COPY rootfs /
ADD depot/${component}_${foundVersion}.tar /
RUN /opt/toolchain/press /tmp/page.txt > /srv/www/index.html
RUN rm -r /root/.depot-token /opt/toolchain
EXPOSE ${INSIDE_PORT}
STOPSIGNAL SIGKILL
CMD ["/bin/${service}"]
END`
}
