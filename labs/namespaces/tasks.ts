import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'shared',
    title: msg`Two of four share something`,
    description: msg`Of the containers __crew__ two share one kind of namespace that Docker normally gives each its own. Answer \`pair\` with the two names and \`kind\` with the kind.`,
    points: 20,
    hints: [
      msg`Docker knows the number of a container’s first process: \`docker inspect -f "{{.State.Pid}}" NAME\`. The kernel shows its namespaces in \`/proc/PID/ns\`.`,
      msg`\`readlink /proc/PID/ns/net\` prints a number. Where two processes have the same number, they are in the same namespace. That two have the same hostname says nothing.`,
      msg`Print all for all: \`for name in …; do for kind in ipc mnt net pid uts; do echo "$kind $(readlink /proc/$(docker inspect -f "{{.State.Pid}}" $name)/ns/$kind) $name"; done; done | sort\`.`,
      msg`\`lsns -t ipc\`, \`lsns -t net\` and \`lsns -t pid\` list namespaces with the number of processes in each. Then \`answer pair "NAME NAME"\` and \`answer kind KIND\`.`,
    ],
  },
  {
    id: 'inside',
    title: msg`Look into one without a shell`,
    description: msg`In the network of \`__mute__\` there is an address besides 127.0.0.1. Docker did not give it and does not know it, and the container has no shell. Leave it running, and answer \`address\`.`,
    points: 20,
    hints: [
      msg`\`docker exec __mute__ ip address\` needs a program that is in the container. You need only its network, with a program of the host.`,
      msg`\`nsenter\` starts a program in chosen namespaces of a process, and leaves all others as they are.`,
      msg`\`nsenter --target PID --net ip address\` with the number of the first process of \`__mute__\`. Leave the container running: a network namespace ends with its last process.`,
    ],
  },
  {
    id: 'joined',
    title: msg`Beside one another, on purpose`,
    description: msg`A container \`__helper__\` runs that shares __lent__ with \`__lender__\`, and otherwise none of ipc, mnt, net, pid and uts with it, with another container or with the host.`,
    points: 25,
    hints: [
      msg`Tools that debug or watch another container are often put beside it like that. \`docker run\` has an option for each kind that can be shared.`,
      msg`\`--network container:NAME\`, \`--pid container:NAME\`, \`--ipc container:NAME\`. For ipc the other one must have been started with \`--ipc shareable\`, which \`__lender__\` was.`,
      msg`A container has its namespaces from its start. \`nsenter\` puts a new process somewhere, never a container; to change one, remove it and make it anew.`,
      msg`\`docker run -d --name __helper__ … bulkhead/shell sleep 100000\`, with the options for __lent__ and \`container:__lender__\`, and none for __kept__.`,
    ],
  },
  {
    id: 'none-of-the-host',
    title: msg`Nothing of the host’s`,
    description: msg`\`__page__\` and \`__clock__\` still answer on ports __pagePort__ and __clockPort__ of master, from containers that share no namespace with the host but the one for users. Nor does any other container share its ipc, mnt, net, pid or uts.`,
    points: 35,
    hints: [
      msg`Compare \`/proc/PID/ns\` of their first processes with \`/proc/1/ns\`. They share different kinds.`,
      msg`What a container shares is settled when it is made: \`docker rm -f\`, and run it anew from \`lab/__page__\` and \`lab/__clock__\` without the options that share. A page in a network of its own has to be published.`,
      msg`One kind is left where the kernel has version 1 of control groups: there Docker shares \`cgroup\` by default. \`--cgroupns private\` says otherwise.`,
      msg`\`docker run -d --name __page__ --restart unless-stopped --cgroupns private -p __pagePort__:__pagePort__ lab/__page__\`, and the same for \`__clock__\`.`,
    ],
  },
]
