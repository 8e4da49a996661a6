import type { World } from '../world.ts'
import { runsIn } from './until.ts'

const TINY = 'tiny'
const run = (name: string, options: string, image = 'bulkhead/shell', command = 'sleep 1000000') =>
  `docker run -d --name ${name} ${options} ${image} ${command}`

/** What is in containers, what runs there, and what they keep. */
export const containersInside: World = {
  id: 'containers-inside',
  title: 'programs, files, volumes and restarts',
  setup: [
    // An image of one program, and the same with a setuid file.
    `mkdir -p /root/tiny/bin /root/tiny/tmp /root/tiny/data
    docker create --name copied bulkhead/shell true
    docker cp copied:/bin/busybox /root/tiny/bin/busybox
    docker rm copied
    for name in sleep sh httpd; do ln -s busybox /root/tiny/bin/$name; done
    tar -C /root/tiny -c . | docker import -c 'ENV PATH=/bin' - ${TINY}
    cp /root/tiny/bin/busybox /root/tiny/bin/su
    chmod 4755 /root/tiny/bin/su
    tar -C /root/tiny -c . | docker import -c 'ENV PATH=/bin' - setuid`,
    run('one', '', TINY),
    run('rights', '', 'setuid'),
    run('vanilla', ''),
    run('with-init', '--init', TINY),
    run('two', '', TINY, `sh -c 'httpd -f -p 8001 & sleep 1000000'`),
    run('waits', '', TINY, `sh -c 'httpd -f -p 8001; exit 1'`),
    run('visited', '', TINY),
    'docker exec -d visited sh -c "sleep 100000; true"',
    run('left-behind', '', TINY),
    'docker exec left-behind httpd -p 8002',
    // The machine's own sshd and libraries, in an image without ps.
    `mkdir -p /run/sshd
    systemctl start ssh || /usr/sbin/sshd
    ssh-keygen -A`,
    run(
      'ssh-inside',
      '-v /usr:/usr:ro -v /lib:/lib:ro -v /lib64:/lib64:ro -v /etc/ssh:/etc/ssh:ro -v /etc/passwd:/etc/passwd:ro -v /run/sshd:/run/sshd',
      TINY,
      '/usr/sbin/sshd -D -p 2222',
    ),
    run('sees-all', '--pid host --network host', TINY),
    run(
      'entered',
      '-v /usr:/usr:ro -v /lib:/lib:ro -v /lib64:/lib64:ro -v /etc/ssh:/etc/ssh:ro -v /etc/passwd:/etc/passwd:ro -v /run/sshd:/run/sshd',
      TINY,
    ),
    'docker exec -d entered /usr/sbin/sshd -D -p 2223',
    run('checked', '--health-cmd "sleep 100" --health-interval 1s --health-timeout 100s', TINY),
    run('read-only', '--read-only --tmpfs /tmp', TINY),
    run('read-only-kept', '--read-only -v kept:/data', TINY),
    run('unnamed', '-v /data', TINY),
    run('folder', '-v /srv:/data', TINY),
    run('in-memory', '--tmpfs /data', TINY),
    'docker create --name read-only-asleep --read-only tiny sleep 1',
    run('always', '--restart always', TINY),
    run('unless-stopped', '--restart unless-stopped', TINY),
    run('endless', '--restart on-failure', TINY),
    run('five', '--restart on-failure:5', TINY),
    run('six', '--restart on-failure:6', TINY),
    run('mended', '--restart always', TINY),
    'docker update --restart on-failure:5 mended',
    runsIn('two', 'sleep 1000000$'),
    runsIn('two', 'httpd'),
    runsIn('waits', 'httpd'),
    runsIn('visited', 'sleep 100000$'),
    runsIn('left-behind', 'httpd'),
    runsIn('ssh-inside', 'sshd'),
    runsIn('entered', 'sshd'),
    runsIn('checked', 'sleep 100$'),
  ].join('\n'),
  cases: [
    { item: 'C1', state: 'right: one program', subject: 'image:tiny:latest', expect: 'none' },
    {
      item: 'C1',
      state: 'wrong: package managers and downloaders',
      subject: 'image:bulkhead/shell:latest',
      expect: 'finding',
    },
    { item: 'C1', state: 'borderline: one setuid file', subject: 'image:setuid:latest', expect: 'finding' },
    { item: 'C2', state: 'right: one', subject: 'container:one', expect: 'none' },
    { item: 'C2', state: 'right: one and an init', subject: 'container:with-init', expect: 'none' },
    { item: 'C2', state: 'wrong: two', subject: 'container:two', expect: 'finding' },
    {
      item: 'C2',
      state: 'borderline: a shell that waits for one',
      subject: 'container:waits',
      expect: 'none',
    },
    { item: 'C2', state: 'borderline: docker exec is at work', subject: 'container:visited', expect: 'none' },
    {
      item: 'C2',
      state: 'wrong: docker exec left a server behind',
      subject: 'container:left-behind',
      expect: 'finding',
    },
    {
      item: 'C4',
      state: 'wrong: sshd that docker exec started',
      subject: 'container:entered',
      expect: 'finding',
    },
    {
      item: 'C2',
      state: 'borderline: a health check is at work',
      subject: 'container:checked',
      expect: 'none',
    },
    { item: 'C4', state: 'right: none', subject: 'container:one', expect: 'none' },
    {
      item: 'C4',
      state: 'wrong: sshd in an image without ps',
      subject: 'container:ssh-inside',
      expect: 'finding',
      covers: 'sshd-without-ps',
    },
    {
      item: 'C4',
      state: 'borderline: sees the machine’s sshd',
      subject: 'container:sees-all',
      expect: 'none',
      covers: 'sshd-pid-host',
    },
    { item: 'C5', state: 'right: read-only', subject: 'container:read-only', expect: 'none' },
    { item: 'C5', state: 'wrong: writable', subject: 'container:vanilla', expect: 'finding' },
    {
      item: 'C5',
      state: 'borderline: read-only with a volume',
      subject: 'container:read-only-kept',
      expect: 'none',
    },
    {
      item: 'C5',
      state: 'borderline: to be started read-only',
      subject: 'container:read-only-asleep',
      expect: 'none',
    },
    { item: 'C6', state: 'right: a name', subject: 'container:read-only-kept', expect: 'none' },
    { item: 'C6', state: 'wrong: no name', subject: 'container:unnamed', expect: 'finding' },
    { item: 'C6', state: 'borderline: a folder of the host', subject: 'container:folder', expect: 'none' },
    { item: 'C6', state: 'borderline: memory', subject: 'container:in-memory', expect: 'none' },
    {
      item: 'C7',
      state: 'wrong: always',
      subject: 'container:always',
      expect: 'finding',
      covers: 'restart-always',
    },
    { item: 'C7', state: 'wrong: unless-stopped', subject: 'container:unless-stopped', expect: 'finding' },
    {
      item: 'C7',
      state: 'wrong: on-failure without a limit',
      subject: 'container:endless',
      expect: 'finding',
      covers: 'restart-unlimited',
    },
    { item: 'C7', state: 'right: on-failure with 5', subject: 'container:five', expect: 'none' },
    { item: 'C7', state: 'borderline: on-failure with 6', subject: 'container:six', expect: 'finding' },
    { item: 'C7', state: 'borderline: none', subject: 'container:one', expect: 'none' },
    {
      item: 'C7',
      state: 'right: on-failure with 5 by docker update',
      subject: 'container:mended',
      expect: 'none',
    },
  ],
}
