import type { World } from '../world.ts'

const RULES = '/etc/audit/rules.d/docker.rules'
const file = (name: string, mode: string) =>
  `echo '{}' > /etc/docker/${name}\nchmod ${mode} /etc/docker/${name}`

/** Whose Docker's files are, and whether changes to them are recorded. */
export const hostFiles: World = {
  id: 'host-files',
  title: 'Docker’s files, and rules that watch them',
  setup: 'true',
  items: { H4: 'fail', H6: 'pass' },
  cases: [],
  further: [
    {
      title: 'files of many modes, and a few rules',
      setup: [
        ...['622', '577', '644', '640', '400', '666', '744'].map((mode) => file(`m${mode}`, mode)),
        file('theirs', '400'),
        'chown nobody /etc/docker/theirs',
        'mkdir -p /etc/docker/tls /etc/docker/certs.d/registry.lab /etc/docker/open',
        file('tls/key.pem', '400'),
        file('tls/server-key.pem', '640'),
        file('tls/cert.pem', '644'),
        file('certs.d/registry.lab/client.key', '644'),
        'chmod 775 /etc/docker/open',
        'ln -s /etc/docker/m644 /etc/docker/link',
        'chmod 666 /run/docker.sock',
        'chgrp docker /run/containerd/containerd.sock',
        `mkdir -p /etc/audit/rules.d
        cat > ${RULES} <<'END'
-D
-w /etc/docker.old -p wa -k docker
-w /var/lib/docker-backup -p wa -k docker
-w /usr/sbin/dockerd -p wa -k docker
-a always,exit -F path=/usr/bin/containerd -F perm=wa -F key=docker
-a always,exit -F path=/usr/bin/docker -F perm=wa -F uid=1000 -F key=docker
-w /usr/bin/containerd-shim-runc-v2 -p r -k docker
-w /run/containerd -p wa -k docker
-w /usr/sbin/runc -p wa -k docker
# -w /etc/default/docker -p wa -k docker
END`,
      ].join('\n'),
      cases: [
        {
          item: 'H6',
          state: 'wrong: 622',
          subject: 'file:/etc/docker/m622',
          expect: 'finding',
          covers: 'mode-622',
        },
        {
          item: 'H6',
          state: 'wrong: 577',
          subject: 'file:/etc/docker/m577',
          expect: 'finding',
          covers: 'mode-577',
        },
        { item: 'H6', state: 'wrong: 666', subject: 'file:/etc/docker/m666', expect: 'finding' },
        { item: 'H6', state: 'wrong: 744', subject: 'file:/etc/docker/m744', expect: 'finding' },
        { item: 'H6', state: 'borderline: 644', subject: 'file:/etc/docker/m644', expect: 'none' },
        { item: 'H6', state: 'right: 640', subject: 'file:/etc/docker/m640', expect: 'none' },
        { item: 'H6', state: 'right: 400', subject: 'file:/etc/docker/m400', expect: 'none' },
        {
          item: 'H6',
          state: 'wrong: 400 of another user',
          subject: 'file:/etc/docker/theirs',
          expect: 'finding',
        },
        {
          item: 'H6',
          state: 'right: a key for root alone',
          subject: 'file:/etc/docker/tls/key.pem',
          expect: 'none',
        },
        {
          item: 'H6',
          state: 'wrong: a key for a group',
          subject: 'file:/etc/docker/tls/server-key.pem',
          expect: 'finding',
        },
        {
          item: 'H6',
          state: 'wrong: a client’s key for all',
          subject: 'file:/etc/docker/certs.d/registry.lab/client.key',
          expect: 'finding',
        },
        {
          item: 'H6',
          state: 'right: a certificate for all',
          subject: 'file:/etc/docker/tls/cert.pem',
          expect: 'none',
        },
        {
          item: 'H6',
          state: 'wrong: a folder for a group',
          subject: 'file:/etc/docker/open',
          expect: 'finding',
        },
        { item: 'H6', state: 'right: a folder to read', subject: 'file:/etc/docker/tls', expect: 'none' },
        {
          item: 'H6',
          state: 'borderline: a link, whose mode says nothing',
          subject: 'file:/etc/docker/link',
          expect: 'none',
        },
        {
          item: 'H6',
          state: 'wrong: the socket for all',
          subject: 'file:/run/docker.sock',
          expect: 'finding',
        },
        {
          item: 'H6',
          state: 'wrong: containerd’s socket for the group docker',
          subject: 'file:/run/containerd/containerd.sock',
          expect: 'finding',
        },
        {
          item: 'H4',
          state: 'wrong: a rule for a longer path',
          subject: 'file:/etc/docker',
          expect: 'finding',
          covers: 'audit-rule-longer-path',
        },
        {
          item: 'H4',
          state: 'wrong: a rule for a longer path of a folder',
          subject: 'file:/var/lib/docker',
          expect: 'finding',
          covers: 'audit-rule-longer-path',
        },
        { item: 'H4', state: 'right: -w', subject: 'file:/usr/sbin/dockerd', expect: 'none' },
        { item: 'H4', state: 'right: -a always,exit', subject: 'file:/usr/bin/containerd', expect: 'none' },
        {
          item: 'H4',
          state: 'wrong: a rule for one user',
          subject: 'file:/usr/bin/docker',
          expect: 'finding',
        },
        {
          item: 'H4',
          state: 'wrong: a rule for reading',
          subject: 'file:/usr/bin/containerd-shim-runc-v2',
          expect: 'finding',
        },
        {
          item: 'H4',
          state: 'right: a rule for the folder above',
          subject: 'file:/run/containerd/containerd.sock',
          expect: 'none',
        },
        {
          item: 'H4',
          state: 'borderline: the other name of one program',
          subject: 'file:/usr/bin/runc',
          expect: 'none',
        },
        {
          item: 'H4',
          state: 'wrong: a rule that is a comment',
          subject: 'file:/etc/default/docker',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'keys outside of the usual places, named by configuration and arguments',
      setup: `rm -r /etc/docker/m* /etc/docker/theirs /etc/docker/tls /etc/docker/certs.d /etc/docker/open /etc/docker/link
chmod 660 /run/docker.sock
chgrp root /run/containerd/containerd.sock
for each in server.pem ca.pem; do echo '{}' > /srv/$each; chmod 644 /srv/$each; done
echo '{ "tlskey": "/srv/server.pem", "tlscacert": "/srv/ca.pem" }' > /etc/docker/daemon.json
for place in /etc/docker /etc/default/docker /etc/containerd /run/containerd /run/docker.sock /var/lib/docker /usr/bin/docker /usr/sbin/dockerd /usr/bin/containerd /usr/bin/containerd-shim /usr/bin/containerd-shim-runc-v1 /usr/bin/containerd-shim-runc-v2 /usr/sbin/runc /usr/lib/systemd/system/docker.service /usr/lib/systemd/system/docker.socket /usr/lib/systemd/system/containerd.service; do
  echo "-w $place -p wa -k docker"
done > ${RULES}`,
      items: { H4: 'pass', H6: 'fail' },
      cases: [
        {
          item: 'H6',
          state: 'wrong: a key elsewhere, for all to read',
          subject: 'file:/srv/server.pem',
          expect: 'finding',
        },
        {
          item: 'H6',
          state: 'right: a certificate elsewhere',
          subject: 'file:/srv/ca.pem',
          expect: 'none',
        },
      ],
    },
    {
      title: 'the key elsewhere is root’s alone',
      setup: 'chmod 600 /srv/server.pem',
      items: { H6: 'pass' },
      cases: [],
    },
    {
      title: 'all is well, but a rule silences the rest',
      setup: `rm /etc/docker/daemon.json
echo '-a never,task' >> ${RULES}`,
      items: { H4: 'fail', H6: 'pass' },
      cases: [],
    },
  ],
}
