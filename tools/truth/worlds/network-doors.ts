import type { World } from '../world.ts'

const restart = `
  systemctl daemon-reload
  systemctl reset-failed docker docker.socket
  systemctl restart docker`
const listening = (more: string) => `
  mkdir -p /etc/systemd/system/docker.service.d
  printf '[Service]\\nExecStart=\\nExecStart=/usr/sbin/dockerd ${more} --containerd=/run/containerd/containerd.sock\\n' \\
    > /etc/systemd/system/docker.service.d/listen.conf
  ${restart}`
const certificates = `
  mkdir -p /etc/docker/tls; cd /etc/docker/tls; umask 077
  openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=ca -keyout ca.key -out ca.pem 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj /CN=master -keyout key.pem -out csr.pem 2>/dev/null
  printf 'subjectAltName=DNS:master,IP:127.0.0.1\\nextendedKeyUsage=serverAuth\\n' > ext
  openssl x509 -req -in csr.pem -days 9 -CA ca.pem -CAkey ca.key -CAcreateserial -extfile ext -out cert.pem 2>/dev/null
  cd /`
const tls =
  '"tlscacert": "/etc/docker/tls/ca.pem", "tlscert": "/etc/docker/tls/cert.pem", "tlskey": "/etc/docker/tls/key.pem"'

/** Where the daemon can be reached: N3. */
export const networkDoors: World = {
  id: 'network-doors',
  title: 'the daemon’s own socket only',
  setup: 'docker ps',
  items: { N3: 'pass' },
  cases: [],
  further: [
    {
      title: 'a TCP port in a daemon.json that is not loaded',
      setup: `sleep 2; echo '{ "hosts": ["tcp://0.0.0.0:2375"] }' > /etc/docker/daemon.json`,
      cases: [
        {
          item: 'N3',
          state: 'wrong: hosts that are not loaded',
          subject: 'setting:hosts',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'a TCP port without TLS',
      setup: `rm /etc/docker/daemon.json; ${listening('-H fd:// -H tcp://0.0.0.0:2375 --tls=false')}`,
      cases: [{ item: 'N3', state: 'wrong: TCP without TLS', subject: 'port:tcp/2375', expect: 'finding' }],
    },
    {
      title: 'TCP with clients’ certificates, by arguments',
      setup: `
        ${certificates}
        ${listening('-H fd:// -H tcp://0.0.0.0:2376 --tlsverify --tlscacert=/etc/docker/tls/ca.pem --tlscert=/etc/docker/tls/cert.pem --tlskey=/etc/docker/tls/key.pem')}`,
      items: { N3: 'pass' },
      cases: [],
    },
    {
      title: 'TCP with clients’ certificates, in daemon.json',
      setup: `
        echo '{ "hosts": ["fd://", "tcp://0.0.0.0:2376"], "tlsverify": true, ${tls} }' > /etc/docker/daemon.json
        ${listening('')}`,
      cases: [
        {
          item: 'N3',
          state: 'right: TLS with clients’ certificates in daemon.json',
          subject: 'port:tcp/2376',
          expect: 'none',
          covers: 'tls-in-daemon-json',
        },
        {
          item: 'configuration',
          state: 'hosts in daemon.json are loaded',
          subject: 'setting:hosts',
          expect: 'none',
        },
        {
          item: 'configuration',
          state: 'TLS in daemon.json is loaded',
          subject: 'setting:tlsverify',
          expect: 'none',
        },
      ],
    },
    {
      title: 'TLS without clients’ certificates',
      setup: `
        echo '{ "hosts": ["fd://", "tcp://0.0.0.0:2376"], "tls": true, "tlsverify": false, ${tls} }' > /etc/docker/daemon.json
        ${restart}`,
      cases: [
        {
          item: 'N3',
          state: 'wrong: TLS that asks nobody for a certificate',
          subject: 'port:tcp/2376',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'TLS on one port, and an old port left open on the loopback',
      setup: `
        echo '{ "hosts": ["fd://", "tcp://0.0.0.0:2376", "unix:///run/extra/docker.sock"], "tlsverify": true, ${tls} }' > /etc/docker/daemon.json
        mkdir -p /run/extra
        ${restart}`,
      cases: [
        {
          item: 'N3',
          state: 'right: TLS on its port, beside another socket',
          subject: 'port:tcp/2376',
          expect: 'none',
        },
        {
          item: 'N3',
          state: 'wrong: a second socket',
          subject: 'file:/run/extra/docker.sock',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'the socket is open to everybody, and metrics are served',
      setup: `
        echo '{ "metrics-addr": "127.0.0.1:9323" }' > /etc/docker/daemon.json
        rm /etc/systemd/system/docker.service.d/listen.conf
        ${restart}
        chmod 666 /run/docker.sock`,
      cases: [
        {
          item: 'N3',
          state: 'wrong: everybody may talk to the socket',
          subject: 'file:/run/docker.sock',
          expect: 'finding',
        },
        { item: 'N3', state: 'borderline: the port for metrics', subject: 'port:tcp/9323', expect: 'none' },
      ],
    },
    {
      title: 'systemd’s socket has a TCP port, too',
      setup: `
        rm /etc/docker/daemon.json
        mkdir -p /etc/systemd/system/docker.socket.d
        printf '[Socket]\\nListenStream=127.0.0.1:2377\\n' > /etc/systemd/system/docker.socket.d/more.conf
        systemctl daemon-reload
        systemctl reset-failed docker docker.socket
        systemctl stop docker docker.socket
        systemctl start docker.socket docker`,
      cases: [
        { item: 'N3', state: 'wrong: TCP by systemd’s socket', subject: 'port:tcp/2377', expect: 'finding' },
      ],
    },
  ],
}
