import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'both-run',
    title: msg`One of each`,
    description: msg`On master runs its virtual machine, with __vmMemory__ MB of memory, and a container \`__container__\` from the image \`bulkhead/shell\` that Docker starts again whenever it restarts itself.`,
    points: 20,
    hints: [
      msg`\`vm\` without anything tells what it can do. What does it say about memory?`,
      msg`A container lives as long as its first program. \`sleep infinity\` lives for long.`,
      msg`A virtual machine that already runs keeps the memory that it has: \`vm stop\` first.`,
      msg`\`vm start --memory __vmMemory__\`, and \`docker run -d --name __container__ --restart unless-stopped bulkhead/shell sleep infinity\`.`,
    ],
  },
  {
    id: 'kernels',
    title: msg`Whose kernel?`,
    description: msg`Give three answers with \`answer\`: \`vm-kernel\` and \`container-kernel\`, the release of the kernel that each of the two runs on, and \`renewed-with-master\`: \`vm\` or \`container\`, whichever runs on a newer kernel as soon as master does.`,
    points: 20,
    hints: [
      msg`\`uname -r\` tells the release. What matters is where you ask it.`,
      msg`\`vm run uname -r\` asks the virtual machine, \`docker exec __container__ uname -r\` the container.`,
      msg`Compare both with \`uname -r\` on master. What is the same because it *is* the same?`,
      msg`\`answer vm-kernel "$(vm run uname -r)"\`, and the same for the container. Who has no kernel of its own gets master’s new one.`,
    ],
  },
  {
    id: 'cost',
    title: msg`What each of them costs`,
    description: msg`Answer three figures: \`vm-boot\`, the seconds that the virtual machine took until its first own program started; \`vm-cost\`, the megabytes that it takes on master; and \`container-cost\`, the megabytes that \`__container__\` takes there.`,
    points: 30,
    hints: [
      msg`What a machine believes to have is not what it costs. Who pays is master, so ask there.`,
      msg`The virtual machine is a process of master: \`vm status\`. How much of the real memory it holds is its resident set, \`VmRSS\` in /proc/PID/status.`,
      msg`Docker tells a container’s share: \`docker stats --no-stream __container__\`. The units are written behind the figures; give them with the answer.`,
      msg`The virtual machine noted the kernel’s clock when its first program started: \`vm run cat /run/boot-seconds\`.`,
    ],
  },
  {
    id: 'stranger-moved',
    title: msg`The stranger moves out`,
    description: msg`The supplier’s program \`__stranger__\` runs in the virtual machine, which serves it under \`/cgi-bin/__stranger__\` on port __vmPort__ of master, unchanged. No container on master sees the host’s processes any more. The service \`__till__\` goes on as it is.`,
    points: 30,
    hints: [
      msg`See what it sees: \`curl http://127.0.0.1:__strangerPort__/cgi-bin/__stranger__\`. Does a stocktaker need to know that?`,
      msg`The virtual machine has a web server of its own, and its programs lie in /www/cgi-bin in there.`,
      msg`\`vm put FILE PATH\` brings a file into the virtual machine while it runs. What lies under /srv/vm/guest is in it after each start.`,
      msg`\`docker rm -f __stranger__\`, then \`vm put /srv/__stranger__/cgi-bin/__stranger__ /www/cgi-bin/__stranger__\`, then ask it on port __vmPort__.`,
    ],
  },
]
