import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'guards-found',
    title: msg`What is at work`,
    description: msg`Of seccomp, AppArmor, SELinux and TOMOYO, which are at work in the kernel of master, and which in that of its virtual machine? Answer \`master-guards\` and \`vm-guards\` with their names, or \`none\`.`,
    points: 30,
    hints: [
      msg`Built into a kernel and at work in it are two things. The kernel lists what is at work in \`/sys/kernel/security/lsm\`.`,
      msg`If that folder is empty, nobody has mounted it: \`mount -t securityfs none /sys/kernel/security\`. In the virtual machine it is mounted: \`vm start\`, then \`vm run cat /sys/kernel/security/lsm\`.`,
      msg`seccomp is no security module and stands in no list. A kernel that has it tells a process’s mode in \`/proc/self/status\`.`,
      msg`\`grep Seccomp /proc/self/status\` in both places, and the lists. Then for example: \`answer master-guards "seccomp apparmor"\`.`,
    ],
  },
  {
    id: 'filters-found',
    title: msg`Who runs without a filter`,
    description: msg`Three containers run on master. Answer with their names: \`without-filter\`, the one that no seccomp filter is on, and \`filter-of-holes\`, the one whose filter lets everything through.`,
    points: 20,
    hints: [
      msg`The kernel says of every process whether a filter is on it: \`Seccomp:\` in /proc/PID/status, 0 for none and 2 for a filter.`,
      msg`\`docker inspect -f "{{.State.Pid}}" NAME\` gives a container’s first process.`,
      msg`That there is a filter says nothing about what it lets through. What was the container given? \`docker inspect -f "{{.HostConfig.SecurityOpt}}" NAME\`.`,
      msg`\`for name in $(docker ps --format "{{.Names}}"); do echo $name $(grep Seccomp: /proc/$(docker inspect -f "{{.State.Pid}}" $name)/status) $(docker inspect -f "{{.HostConfig.SecurityOpt}}" $name); done\``,
    ],
  },
  {
    id: 'board-confined',
    title: msg`A board that shows notices, and nothing else`,
    description: msg`In the virtual machine runs \`/srv/__board__/cat\`, on behalf of whoever asks the board. AppArmor enforces that it reads what lies in /srv/__board__/public and no other file: not \`/etc/__vault__/key\`, nor anything else. The key stays where it is, and the notice is shown as before.`,
    points: 50,
    hints: [
      msg`See it: \`vm start\`, then \`curl "http://127.0.0.1:__vmPort__/cgi-bin/__board__?notice"\`, and with \`../../../etc/__vault__/key\` in the place of \`notice\`.`,
      msg`A profile names a program by its path and lists what it may do. What isn’t listed is refused. Even its own file it has to be allowed to read and map: \`/srv/__board__/cat mr,\`.`,
      msg`\`/srv/__board__/public/** r,\` are all files below that folder. Load a profile with \`apparmor_parser -r FILE\`, in the virtual machine, where the kernel is that it is for.`,
      msg`Write it to /srv/vm/guest/etc/apparmor.d/__board__ on master: \`/srv/__board__/cat { /srv/__board__/cat mr, /srv/__board__/public/** r, }\`, each rule on a line. Then \`vm put\` it to /etc/apparmor.d/__board__, and \`vm run apparmor_parser -r /etc/apparmor.d/__board__\`.`,
    ],
  },
]
