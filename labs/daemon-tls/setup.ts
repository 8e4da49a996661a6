import type { HostName, Params } from '../../contract/index.ts'

/**
 * A daemon that gives itself to anybody on a TCP port, as half of the guides on the web set it up.
 * `--tls=false` says that this is meant; without it dockerd waits 20 s before it starts, to warn. The
 * firewall lets both ports through, because it is not what this exercise is about.
 */
export function setup(params: Params): Record<HostName, string> {
  return {
    master: `set -eu
mkdir -p /etc/systemd/system/docker.service.d
cat > /etc/systemd/system/docker.service.d/remote-api.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// -H tcp://0.0.0.0:${params.plainPort} --containerd=/run/containerd/containerd.sock --tls=false
END
for scope in --permanent ''; do
  firewall-cmd --quiet $scope --add-port=${params.plainPort}/tcp --add-port=${params.tlsPort}/tcp
done
systemctl daemon-reload
systemctl restart docker
`,
  }
}
