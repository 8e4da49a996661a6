import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'processes',
    title: msg`A fork bomb stays small`,
    description: msg`The kernel lets container __hogName__ have at most __pidsLimit__ processes. It goes on with its work, comes back after a restart, and __neighbourName__ has no limits.`,
    points: 20,
    hints: [
      msg`Processes are a thing that the whole host shares. The control group of a container can count them, and refuse one more.`,
      msg`\`docker update --help\` and \`docker run --help\` list the limits. Look for the one about pids; all of them begin with two dashes.`,
      msg`\`docker update --pids-limit __pidsLimit__ __hogName__\` takes effect at once, and stays.`,
      msg`See what the kernel has: \`docker exec __hogName__ cat /sys/fs/cgroup/pids/pids.max\`, with version 2 of control groups \`/sys/fs/cgroup/pids.max\`.`,
    ],
  },
  {
    id: 'memory',
    title: msg`Memory ends where you say`,
    description: msg`Container __hogName__ may use __memoryMb__ MiB (Docker writes m), swap included, and is ended by the kernel when it wants more. __neighbourName__ keeps what it has.`,
    points: 20,
    hints: [
      msg`Two numbers belong together: memory, and memory with swap. What happens to the second one when only the first is set?`,
      msg`With \`docker run --memory\` alone a container gets as much swap again. \`--memory-swap\` is the sum of both, so no swap means the same number twice.`,
      msg`\`docker update --memory __memoryMb__m --memory-swap __memoryMb__m __hogName__\`.`,
    ],
  },
  {
    id: 'cpu',
    title: msg`A share of the processor, and not every one`,
    description: msg`Container __hogName__ gets at most __cpuShare__ of a processor’s time, only on CPU __pinnedCpu__, and the block I/O weight __blkioWeight__ where the kernel knows one. __neighbourName__ may use every CPU.`,
    points: 20,
    hints: [
      msg`There are shares, a quota and a set of CPUs. Shares divide only what others want at the same time; a container that is alone still gets everything.`,
      msg`\`--cpus\` is the quota. \`--cpuset-cpus\` names the CPUs, and \`lscpu\` or \`nproc\` tells which there are.`,
      msg`\`docker update --cpus __cpuShare__ --cpuset-cpus __pinnedCpu__ __hogName__\`.`,
      msg`Weight of block I/O: \`--blkio-weight __blkioWeight__\`. If Docker warns that the kernel does not support it, the weight does not count here.`,
    ],
  },
  {
    id: 'disk',
    title: msg`It can’t fill the disk`,
    description: msg`Container __hogName__ can write to no file system of the host. It works in /scratch, which is in memory and holds __scratchMb__ MiB.`,
    points: 20,
    hints: [
      msg`What a container writes lands in /var/lib/docker of the host, unless it may not write or what it writes to is something else.`,
      msg`This can’t be updated: mounts are made when a container is created. Remove it and run it again, with all its limits, from the image that \`docker inspect\` names.`,
      msg`\`--read-only\` closes the root, and \`--tmpfs /scratch:size=…\` puts a piece of memory where the work is done. Without a size, a tmpfs takes half of the host’s memory.`,
      msg`\`docker rm -f __hogName__\`, then \`docker run -d --name __hogName__ --restart unless-stopped --read-only --tmpfs /scratch:size=__scratchMb__m …\` with the limits of the other tasks, and the image \`lab/batch\`.`,
    ],
  },
  {
    id: 'log',
    title: msg`Nor by talking`,
    description: msg`What container __hogName__ prints can be read with \`docker logs\`, and its log files together take at most __logMb__ MiB, and at least half of that.`,
    points: 20,
    hints: [
      msg`Where does \`docker logs\` read from? \`docker inspect -f "{{.LogPath}}" __hogName__\`. Nothing says yet how big that file may get.`,
      msg`The logging driver has options: \`max-size\` is the size of one file, \`max-file\` the number of files. The limit is their product.`,
      msg`Options for all new containers stand in /etc/docker/daemon.json; those of one container follow \`--log-opt\`. A container that exists keeps what it was created with.`,
      msg`Create it with \`--log-opt max-size=__logMb__m\` (one file), or with half the size and \`--log-opt max-file=2\`, which keeps more of the past.`,
    ],
  },
]
