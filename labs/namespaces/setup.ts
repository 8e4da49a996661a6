import type { HostName, Params } from '../../contract/index.ts'

/**
 * Four containers from an image without a shell, of which two share a namespace and one has an address that Docker
 * knows nothing of; two services that share namespaces with the host; and something on the host's loopback that nobody
 * outside of it should reach. With live-restore all that lasts over restarts of docker.
 */
export function setup(params: Params): Record<HostName, string> {
  const { crew = '', twin, otherTwin, twinKind, mute, hiddenAddress, page, clock, clockPort } = params
  const alone = crew.split(', ').filter((name) => name !== otherTwin)
  const start = `docker run --detach --restart unless-stopped --stop-signal KILL`
  const member = `${start} --network none --ipc shareable --cgroupns private --hostname ${twin}`
  return {
    master: `set -eu
umask 022
mkdir -p /etc/docker
echo '{ "live-restore": true }' > /etc/docker/daemon.json
systemctl reload docker
${notebook(params)}
files=$(mktemp -d)
mkdir $files/page $files/clock $files/crew
${servicePage(page, params.pageWord, params.pagePort)}
${servicePage(clock, params.clockWord, clockPort, 'clock')}
cat > $files/crew/Dockerfile <<'END'
FROM bulkhead/shell AS all
FROM scratch
COPY --from=all /bin/busybox /sleep
CMD ["/sleep", "100000000"]
END
export DOCKER_BUILDKIT=0
jobs=
for each in "page lab/${page}" "clock lab/${clock}" "crew lab/crew"; do
  docker build --quiet --network none --tag \${each#* } $files/\${each% *} &
  jobs="$jobs $!"
done
for job in $jobs; do wait $job; done
rm -r $files
jobs=
${alone.map((name) => `${member} --name ${name} lab/crew & jobs="$jobs $!"`).join('\n')}
${start} --name ${page} --network host --pid host lab/${page} & jobs="$jobs $!"
${start} --name ${clock} --ipc host --uts host --publish ${clockPort}:${clockPort} lab/${clock} & jobs="$jobs $!"
for job in $jobs; do wait $job; done
${withLent(member, String(twinKind), String(twin))} --name ${otherTwin} lab/crew
nsenter --target $(docker inspect -f '{{.State.Pid}}' ${mute}) --net ip address add ${hiddenAddress}/32 dev lo
`,
  }
}

/** The options of a container that takes one kind of namespace from another: a network has its own name already. */
function withLent(member: string, kind: string, from: string): string {
  const [option, own] = { ipc: ['--ipc', '--ipc shareable'], net: ['--network', '--network none'] }[kind] ?? [
    '--pid',
    '',
  ]
  const withoutOwn = own === '' ? member : member.replace(` ${own}`, '')
  const withoutName = kind === 'net' ? withoutOwn.replace(/ --hostname \S+/, '') : withoutOwn
  return `${withoutName} ${option} container:${from}`
}

function servicePage(name = '', word = '', port = '', folder = 'page'): string {
  return `echo '<h1>${name}</h1><p>${word}</p>' > $files/${folder}/index.html
cat > $files/${folder}/Dockerfile <<'END'
FROM bulkhead/shell
COPY index.html /srv/index.html
STOPSIGNAL SIGKILL
EXPOSE ${port}
CMD ["httpd", "-f", "-p", "${port}", "-h", "/srv"]
END`
}

/** Listens on the host's loopback only, and comes back when it ends. */
function notebook({ notebook: name, notebookPort, notebookWord }: Params): string {
  return `mkdir -p /srv/${name}
echo '${notebookWord}' > /srv/${name}/index.html
cat > /etc/systemd/system/${name}.service <<'END'
[Unit]
Description=For programs of this host only

[Service]
User=nobody
ExecStart=/usr/bin/python3 -m http.server --bind 127.0.0.1 --directory /srv/${name} ${notebookPort}
Restart=always

[Install]
WantedBy=multi-user.target
END
systemctl daemon-reload
systemctl enable --quiet --now ${name}`
}
