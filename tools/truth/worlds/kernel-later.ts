import type { World } from '../world.ts'

const run = (name: string, options: string) =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`
const inside = (name: string, command: string) =>
  `nsenter -t "$(docker inspect -f '{{.State.Pid}}' ${name})" -m -p ${command}`
const json = (change: string) => `python3 -c 'import json, os
path = "/etc/docker/daemon.json"
all = json.load(open(path)) if os.path.exists(path) else {}
${change}
json.dump(all, open(path, "w"))'`

const OWN = { defaultAction: 'SCMP_ACT_ALLOW', syscalls: [{ names: ['keyctl'], action: 'SCMP_ACT_ERRNO' }] }

/** What is in effect against what was asked for: behind the daemon's back, and in its file only. */
export const kernelLater: World = {
  id: 'kernel-later',
  title: 'what changed after containers were started',
  setup: [
    run('opened', '--read-only'),
    inside('opened', 'mount -o remount,rw /'),
    run('closed', ''),
    inside('closed', 'mount -o remount,ro /'),
    run('stays-closed', '--read-only'),
    run('paused', '--read-only --pids-limit 50'),
    'docker pause paused',
    run('below-limited', '--cgroup-parent /limited'),
    'for place in /sys/fs/cgroup/pids/limited /sys/fs/cgroup/limited; do [ -e $place/pids.max ] && echo 50 > $place/pids.max; done; true',
    run('below-nothing', '--cgroup-parent /free'),
    'docker volume create named',
    run('named', '-v named:/data'),
    run('borrowed', '--volumes-from named'),
    `mkdir -p /root/empty && tar -C /root/empty -c . | docker import -c 'VOLUME /kept' - with-volume`,
    'docker create --name by-image with-volume /none',
    'docker create --name by-image-named -v named:/kept with-volume /none',
  ].join('\n'),
  cases: [
    {
      item: 'C5',
      state: 'wrong: --read-only that was undone in the kernel',
      subject: 'container:opened',
      expect: 'finding',
    },
    {
      item: 'C5',
      state: 'borderline: made read-only in the kernel',
      subject: 'container:closed',
      expect: 'none',
    },
    { item: 'C5', state: 'right: paused and read-only', subject: 'container:paused', expect: 'none' },
    { item: 'C8', state: 'right: paused with 50', subject: 'container:paused', expect: 'none' },
    {
      item: 'C8',
      state: 'borderline: a parent group that limits',
      subject: 'container:below-limited',
      expect: 'none',
    },
    {
      item: 'C6',
      state: 'right: the named volume of another container',
      subject: 'container:borrowed',
      expect: 'none',
    },
    {
      item: 'C6',
      state: 'wrong: a volume that the image asks for',
      subject: 'container:by-image',
      expect: 'finding',
    },
    {
      item: 'C6',
      state: 'right: a name for what the image asks for',
      subject: 'container:by-image-named',
      expect: 'none',
    },
  ],
  further: [
    {
      title: 'a seccomp profile in a daemon.json that was not loaded',
      setup: [
        `echo '${JSON.stringify(OWN)}' > /etc/docker/own.json`,
        json('all["seccomp-profile"] = "/etc/docker/own.json"'),
      ].join('\n'),
      cases: [
        {
          item: 'K6',
          state: 'borderline: a profile of the daemon that was not loaded',
          subject: 'setting:seccomp-profile',
          expect: 'finding',
        },
      ],
    },
    {
      title: 'a seccomp profile of the daemon that refuses little',
      setup: ['systemctl restart docker', run('weak', '')].join('\n'),
      cases: [
        {
          item: 'K6',
          state: 'wrong: the daemon’s own profile allows what it does not name',
          subject: 'container:weak',
          expect: 'finding',
        },
        { item: 'K6', state: 'right: it was loaded', subject: 'setting:seccomp-profile', expect: 'none' },
      ],
    },
    {
      title: 'no seccomp by default',
      setup: [
        json('all["seccomp-profile"] = "unconfined"'),
        'systemctl restart docker',
        run('bare', ''),
      ].join('\n'),
      cases: [
        {
          item: 'K6',
          state: 'wrong: the daemon gives no filter',
          subject: 'setting:seccomp-profile',
          expect: 'finding',
        },
        {
          item: 'K6',
          state: 'wrong: unfiltered by the daemon’s default',
          subject: 'container:bare',
          expect: 'finding',
        },
      ],
    },
  ],
}
