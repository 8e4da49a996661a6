import type { World } from '../world.ts'
import { listening } from './until.ts'

const listen = (unit: string, port: number, address: string) =>
  `systemd-run --quiet --unit=${unit} /usr/bin/python3 -m http.server --bind ${address} --directory /srv/www ${port}`

/** What else runs on a machine, and what is left over on it. */
export const hostServices: World = {
  id: 'host-services',
  title: 'services and leftovers',
  setup: `systemctl stop ssh
docker run -d --name page -p 8080:80 bulkhead/shell httpd -f -p 80
docker run -d --name on-the-host --network host bulkhead/shell httpd -f -p 8081`,
  items: { H2: 'attest', H7: 'attest' },
  cases: [],
  further: [
    {
      title: 'services that nobody declared',
      setup: `mkdir -p /srv/www
${listen('stray', 8001, '0.0.0.0')}
${listen('stray-six', 8002, '::')}
${listen('inward', 8003, '127.0.0.1')}
setsid python3 -m http.server --directory /srv/www 8004 > /dev/null 2>&1 &
# On a lab's first host it isn't started otherwise.
rm /etc/systemd/system/ssh.service.d/lab-host.conf && systemctl daemon-reload
mkdir -p /run/sshd && systemctl start ssh
${listening(22, 8001, 8002, 8003, 8004)}`,
      items: { H2: 'fail' },
      cases: [
        {
          item: 'H2',
          state: 'wrong: a service that others can reach',
          subject: 'service:stray.service',
          expect: 'finding',
        },
        {
          item: 'H2',
          state: 'wrong: a service that others can reach over IPv6',
          subject: 'service:stray-six.service',
          expect: 'finding',
        },
        {
          item: 'H2',
          state: 'borderline: one that only the machine reaches, which is asked about',
          subject: 'service:inward.service',
          expect: 'none',
        },
        {
          item: 'H2',
          state: 'wrong: a program that is no service',
          subject: 'port:tcp/8004',
          expect: 'finding',
        },
        {
          item: 'H2',
          state: 'right: a port that a container publishes',
          subject: 'port:tcp/8080',
          expect: 'none',
        },
        {
          item: 'H2',
          state: 'right: a container on the host’s network, which is another item',
          subject: 'port:tcp/8081',
          expect: 'none',
        },
        { item: 'H2', state: 'right: SSH', subject: 'service:ssh.service', expect: 'none' },
      ],
    },
    {
      title: 'services that a policy declares, but one',
      setup: 'true',
      policy: { services: ['stray.service', 'stray-six'], ports: ['8004/tcp'] },
      cases: [
        { item: 'H2', state: 'right: declared', subject: 'service:stray.service', expect: 'none' },
        {
          item: 'H2',
          state: 'wrong: not declared, though only the machine reaches it',
          subject: 'service:inward.service',
          expect: 'finding',
        },
        {
          item: 'H2',
          state: 'borderline: a port that is declared',
          subject: 'port:tcp/8004',
          expect: 'none',
        },
      ],
    },
    {
      title: 'all services are declared',
      setup: 'true',
      policy: { services: ['stray.service', 'stray-six', 'inward'], ports: ['8004/tcp'] },
      items: { H2: 'pass' },
      cases: [],
    },
    {
      title: 'leftovers',
      setup: `docker run -d --name ended bulkhead/shell true
docker run -d --name fresh bulkhead/shell true
docker run -d --name volume-of-one -v /data bulkhead/shell true
docker create --name never bulkhead/shell true
docker run -d --name volume-user -v /data bulkhead/shell sleep 1000000
sleep 2
docker volume ls -q | sort > /root/before
docker rm volume-of-one
docker create --name carrier bulkhead/shell true
docker export carrier > /root/one.tar
docker rm carrier
docker import /root/one.tar twice
echo more > /root/more && tar -C /root -cf /root/two.tar more
docker import /root/two.tar twice
systemctl stop docker.socket docker
for name in ended never; do
  for config in /var/lib/docker/containers/*/config.v2.json; do
    grep -q "\\"Name\\":\\"/$name\\"" "$config" && sed -i 's/"FinishedAt":"[^"]*"/"FinishedAt":"2026-01-01T00:00:00Z"/; s/"Created":"[^"]*"/"Created":"2026-01-01T00:00:00Z"/' "$config"
  done
done
systemctl start docker`,
      items: { H7: 'fail' },
      cases: [
        { item: 'H7', state: 'wrong: ended long ago', subject: 'container:ended', expect: 'finding' },
        {
          item: 'H7',
          state: 'wrong: made long ago, never started',
          subject: 'container:never',
          expect: 'finding',
        },
        { item: 'H7', state: 'borderline: ended just now', subject: 'container:fresh', expect: 'none' },
        {
          item: 'H7',
          state: 'right: ended with the daemon, today',
          subject: 'container:volume-user',
          expect: 'none',
        },
      ],
    },
    {
      title: 'after tidying up',
      setup: `docker rm ended never
docker image prune -f
docker volume prune -f`,
      items: { H7: 'attest' },
      cases: [],
    },
    {
      title: 'somebody says that it is tidied up regularly',
      setup: 'true',
      policy: {
        attestations: [
          { item: 'H7', yes: true, by: 'Ada', on: '2026-11-01', expires: '2099-01-01', note: '' },
        ],
      },
      items: { H7: 'pass' },
      cases: [],
    },
  ],
}
