import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'read',
    title: msg`Who may do what`,
    description: msg`Of __moreName__, __lessName__ and __plainName__, in some order, one may have a capability beyond Docker’s list and one can never have one that is on it. Four answers: \`more\` and \`less\` are their names, \`more-what\` and \`less-what\` the capabilities.`,
    points: 25,
    hints: [
      msg`The kernel tells it of every process: \`grep Cap /proc/PID/status\`. \`docker inspect -f "{{.State.Pid}}" NAME\` says which process a container’s first one is.`,
      msg`CapEff is what a process holds now, and somebody who is not root usually holds nothing. CapBnd is the ceiling: compare that one.`,
      msg`What Docker gives to everybody is \`00000000a80425fb\`. Two numbers differ where their exclusive-or has a bit: \`printf "%x\\n" $(( 0xONE ^ 0xOTHER ))\`.`,
      msg`Bit number n has the value 2 to the power of n. The table of the lesson has the numbers.`,
    ],
  },
  {
    id: 'number',
    title: msg`The other way round`,
    description: msg`The answer \`number\` is what the kernel prints as CapBnd for a container that may have exactly __lowCap__, __middleCap__ and __highCap__.`,
    points: 15,
    hints: [
      msg`Each capability has a number, and is the bit of that number.`,
      msg`The shell can count: \`printf "%016x\\n" $(( 1<<A | 1<<B | 1<<C ))\` with their three numbers.`,
      msg`Or let the kernel do it: start a container with \`--cap-drop ALL\` and three times \`--cap-add\`, and read its own \`/proc/self/status\`.`,
    ],
  },
  {
    id: 'needed',
    title: msg`The one that it takes`,
    description: msg`The service __serviceName__ is root and does one thing for each visitor, which takes exactly one capability. The answer \`needed\` is its name.`,
    points: 25,
    hints: [
      msg`Its image can do the work once, without serving: \`docker run --rm __serviceImage__ once\`. What does it say with \`--cap-drop ALL\`?`,
      msg`Whoever has dropped all of them can add one: \`--cap-drop ALL --cap-add CHOWN\`. There are fourteen to try, and a loop does it in seconds.`,
      msg`\`docker run --rm --cap-drop ALL --cap-add NAME __serviceImage__ once\` ends with status 0 for one NAME only.`,
    ],
  },
  {
    id: 'exactly',
    title: msg`That one, and no other`,
    description: msg`The container __serviceName__ does its work, comes back with Docker, and can have the one capability that it needs and no other, now or later.`,
    points: 35,
    hints: [
      msg`Capabilities are given when a container is made, so it has to be made anew: \`docker rm -f __serviceName__\`.`,
      msg`Take everything away, then add one: a list of what to drop would grow old with the next kernel.`,
      msg`Its user stays root: who is not root gets no capability from \`--cap-add\`, only a higher ceiling.`,
      msg`\`docker run -d --name __serviceName__ --restart unless-stopped --cap-drop ALL --cap-add … __serviceImage__\`.`,
    ],
  },
]
