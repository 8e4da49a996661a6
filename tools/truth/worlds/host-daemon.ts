import type { World } from '../world.ts'

const daemonJson = (text: string) => `echo '${text}' > /etc/docker/daemon.json`
const restart = 'systemctl reset-failed docker docker.socket\nsystemctl restart docker'
const limit = (hard: number) =>
  daemonJson(`{ "default-ulimits": { "nofile": { "Name": "nofile", "Soft": 1024, "Hard": ${hard} } } }`)

/** Where Docker keeps its data, and how many files containers may open. */
export const hostDaemon: World = {
  id: 'host-daemon',
  title: 'the daemon’s disk and its default limits',
  setup: 'docker run -d --name plain bulkhead/shell sleep 1000000',
  items: { H1: 'pass', H5: 'fail' },
  cases: [{ item: 'H5', state: 'wrong: no default', subject: 'setting:default-ulimits', expect: 'finding' }],
  further: [
    {
      title: 'a default limit that was not loaded',
      setup: limit(4096),
      items: { H5: 'fail' },
      cases: [
        {
          item: 'H5',
          state: 'wrong: a default that was not loaded',
          subject: 'setting:default-ulimits',
          expect: 'finding',
          covers: 'not-loaded-2.8',
        },
        {
          item: 'configuration',
          state: 'default-ulimits edited, not loaded',
          subject: 'setting:default-ulimits',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'a default limit that was loaded',
      setup: `${restart}
docker start plain
docker run -d --name own --ulimit nofile=500:600 bulkhead/shell sleep 1000000`,
      items: { H5: 'pass' },
      cases: [
        { item: 'H5', state: 'right: a limit of its own', subject: 'container:own', expect: 'none' },
        {
          item: 'configuration',
          state: 'default-ulimits loaded',
          subject: 'setting:default-ulimits',
          expect: 'none',
        },
      ],
    },
    {
      title: 'a default limit that limits nothing',
      setup: `${limit(1_000_000)}\n${restart}`,
      cases: [
        {
          item: 'H5',
          state: 'wrong: a default that is too large',
          subject: 'setting:default-ulimits',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'data on the root file system',
      setup: `${daemonJson('{ "data-root": "/srv/docker" }')}\n${restart}`,
      items: { H1: 'fail' },
      cases: [
        {
          item: 'H1',
          state: 'wrong: on the root file system',
          subject: 'file:/srv/docker',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'data on a bind of the root file system',
      setup: `mkdir -p /srv/bound /srv/place
mount --bind /srv/place /srv/bound
${daemonJson('{ "data-root": "/srv/bound" }')}\n${restart}`,
      cases: [
        {
          item: 'H1',
          state: 'wrong: a mount point, but a bind',
          subject: 'file:/srv/bound',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'data in memory',
      setup: `mkdir -p /srv/memory
mount -t tmpfs -o size=64m tmpfs /srv/memory
${daemonJson('{ "data-root": "/srv/memory" }')}\n${restart}`,
      cases: [{ item: 'H1', state: 'wrong: in memory', subject: 'file:/srv/memory', expect: 'finding' }],
    },
    {
      title: 'data in a folder of its own disk',
      setup: `${daemonJson('{ "data-root": "/var/lib/docker/inner" }')}\n${restart}`,
      items: { H1: 'pass' },
      cases: [],
    },
  ],
}
