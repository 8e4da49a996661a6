import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'found',
    title: msg`Where the numbers are`,
    description: msg`Four answers about the container __subjectName__, as the kernel has them: \`version\` of control groups, \`path\` of its group, its \`memory\` limit in bytes and its limit on \`pids\`. \`answer NAME VALUE\` keeps each.`,
    points: 25,
    hints: [
      msg`Every process says in which groups it is: \`cat /proc/PID/cgroup\`. \`docker inspect -f "{{.State.Pid}}" __subjectName__\` says which process the container’s first one is.`,
      msg`One line that begins with \`0::\` is version 2. Many lines, one for each controller, are version 1.`,
      msg`A group is a folder. On version 1 it is /sys/fs/cgroup/CONTROLLER and the path, with \`pids.max\` and \`memory.limit_in_bytes\`; on version 2 /sys/fs/cgroup and the path, with \`pids.max\` and \`memory.max\`.`,
      msg`Docker says what it asked for, and somebody has written to one of the files since. Take the numbers from the files: \`answer pids $(cat …/pids.max)\`.`,
    ],
  },
  {
    id: 'share',
    title: msg`A share, and how it is counted`,
    description: msg`Container __hogName__ gets __sharePercent__ % of one processor’s time, counted over periods of __periodMs__ milliseconds, now and after a restart of Docker.`,
    points: 25,
    hints: [
      msg`The kernel knows no percentages. It has two numbers in microseconds: a quota, and the period in which it may be used up.`,
      msg`\`--cpus\` is the quota over a period of 100 milliseconds. For another period there are two options: \`docker update --help\`. Where \`--cpus\` was given already, Docker takes neither of them any more: make the container anew.`,
      msg`A period of __periodMs__ ms is __periodMs__000 microseconds, and the quota is __sharePercent__ hundredths of that.`,
      msg`\`docker update --cpu-period $((__periodMs__ * 1000)) --cpu-quota $((__periodMs__ * __sharePercent__ * 10)) __hogName__\`.`,
    ],
  },
  {
    id: 'killed',
    title: msg`Ended for want of memory`,
    description: msg`Three containers have ended, one of them because the kernel took it for its memory: its name is the answer \`killed\`. It runs again under that name, with enough, with a limit of at most twice what it needs, and comes back with Docker.`,
    points: 25,
    hints: [
      msg`\`docker ps -a\` shows how each has ended. 137 is 128 and signal 9, and anybody can send that signal.`,
      msg`Docker keeps whether it was for memory: \`docker inspect -f "{{.State.OOMKilled}}" NAME\`. And \`docker logs NAME\` may say how much was wanted.`,
      msg`Limits of a container that has ended can be changed before it is started again: \`docker update --memory … --memory-swap … --restart unless-stopped NAME\`, then \`docker start NAME\`.`,
      msg`Its limit has to be above what it holds, with a little to spare, and not more than twice that: half as much again is right.`,
    ],
  },
  {
    id: 'own-group',
    title: msg`A group made by hand`,
    description: msg`The service __serviceName__ of the host, which is no container, is in a control group called __groupName__, which allows __groupPids__ processes and __groupMb__ MiB of memory. It answers on port __servicePort__.`,
    points: 25,
    hints: [
      msg`A group is made with \`mkdir\`, limited with \`echo NUMBER > FILE\`, and joined with \`echo PID > cgroup.procs\`. Or systemd does all that: a slice is a group.`,
      msg`On version 1 every controller has a tree of its own: make the group in /sys/fs/cgroup/pids and in /sys/fs/cgroup/memory. On version 2 once, in /sys/fs/cgroup.`,
      msg`\`systemctl show -P MainPID __serviceName__\` says which process to put in. What it starts afterwards is in the group by itself.`,
      msg`With systemd: a file /etc/systemd/system/__groupName__.slice with \`[Slice]\`, \`TasksMax=__groupPids__\` and \`MemoryMax=__groupMb__M\`, and \`Slice=__groupName__.slice\` in a drop-in of the service; then \`daemon-reload\` and restart the service.`,
    ],
  },
]
