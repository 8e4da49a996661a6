import type { World } from '../world.ts'

const run = (name: string, options: string) =>
  `docker run -d --name ${name} ${options} bulkhead/shell sleep 1000000`

/** Who may use up how much, by the kernel's control groups. */
export const kernelLimits: World = {
  id: 'kernel-limits',
  title: 'limits that are there, that are none, and that came later',
  setup: [
    run('all-three', '--memory 64m --memory-swap 64m --cpus 0.5 --pids-limit 50'),
    run('by-quota', '--memory 64m --cpu-quota 50000 --pids-limit 50'),
    run('by-set', '--memory 64m --cpuset-cpus 0 --pids-limit 50'),
    run('later', ''),
    'docker update --memory 64m --memory-swap 64m --cpus 0.5 --pids-limit 50 later',
    run('vanilla', ''),
    run('shares-only', '--memory 64m --cpu-shares 2 --pids-limit 50'),
    run('no-memory', '--cpus 0.5 --pids-limit 50'),
    run('too-many', '--memory 64m --cpus 0.5 --pids-limit 1000000'),
    run('taken-back', '--memory 64m --cpus 0.5 --pids-limit 50'),
    'docker update --pids-limit -1 taken-back',
    run('all-cpus', '--memory 64m --cpus "$(nproc)" --pids-limit 50'),
    'docker create --name asleep bulkhead/shell true',
    'docker create --name asleep-limited --memory 64m --cpus 0.5 --pids-limit 50 bulkhead/shell true',
    // A configuration that only says so: the kernel of version 1 takes another number behind the daemon's back.
    run('behind', '--memory 64m --cpus 0.5 --pids-limit 50'),
    'id=$(docker inspect -f "{{.Id}}" behind)',
    'for file in $(find /sys/fs/cgroup -path "*$id*/pids.max"); do echo max > "$file"; done',
  ].join('\n'),
  cases: [
    {
      item: 'K3',
      state: 'right: memory, processors and processes',
      subject: 'container:all-three',
      expect: 'none',
    },
    {
      item: 'K3',
      state: 'right: --cpu-quota',
      subject: 'container:by-quota',
      expect: 'none',
      covers: 'cpu-quota',
    },
    {
      item: 'K3',
      state: 'right: fewer processors by --cpuset-cpus',
      subject: 'container:by-set',
      expect: 'none',
    },
    { item: 'K3', state: 'right: limits of docker update', subject: 'container:later', expect: 'none' },
    {
      item: 'K3',
      state: 'wrong: none, and a name with "nil"',
      subject: 'container:vanilla',
      expect: 'finding',
      covers: ['name-nil', '2.10-always'],
    },
    { item: 'K3', state: 'wrong: shares are no limit', subject: 'container:shares-only', expect: 'finding' },
    { item: 'K3', state: 'wrong: no limit on memory', subject: 'container:no-memory', expect: 'finding' },
    {
      item: 'K3',
      state: 'borderline: a quota of all processors',
      subject: 'container:all-cpus',
      expect: 'finding',
    },
    {
      item: 'K3',
      state: 'borderline: created without limits, not started',
      subject: 'container:asleep',
      expect: 'finding',
    },
    { item: 'C8', state: 'right: 50', subject: 'container:all-three', expect: 'none' },
    { item: 'C8', state: 'right: 50 by docker update', subject: 'container:later', expect: 'none' },
    { item: 'C8', state: 'wrong: none', subject: 'container:vanilla', expect: 'finding' },
    {
      item: 'C8',
      state: 'wrong: taken back by docker update',
      subject: 'container:taken-back',
      expect: 'finding',
    },
    {
      item: 'C8',
      state: 'wrong: taken back in the kernel, though the daemon says 50',
      subject: 'container:behind',
      expect: 'finding',
    },
    {
      item: 'C8',
      state: 'borderline: more than the machine can bear',
      subject: 'container:too-many',
      expect: 'finding',
    },
    {
      item: 'C8',
      state: 'borderline: created with 50, not started',
      subject: 'container:asleep-limited',
      expect: 'none',
    },
  ],
}
