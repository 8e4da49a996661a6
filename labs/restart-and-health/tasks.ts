import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'restarts-limited',
    title: msg`Each restart has a reason and an end`,
    description: msg`Docker starts \`__worker__\` again when it fails, at most __retries__ times, and then leaves it. \`__desk__\` is brought back whenever it ends, also after a restart of Docker.`,
    points: 25,
    hints: [
      msg`\`docker ps -a\` shows what state containers are in, \`docker inspect -f "{{.RestartCount}}" __worker__\` how often Docker has started the worker again.`,
      msg`Docker’s restart policies are \`no\`, \`always\`, \`unless-stopped\` and \`on-failure\`. Only one of them asks whether the program failed, and only that one takes a number.`,
      msg`A container need not be made anew for it: \`docker update --restart …\` changes the policy. Stop it before: between two restarts it can’t be updated.`,
      msg`\`docker stop -t 1 __worker__ && docker update --restart on-failure:__retries__ __worker__ && docker start __worker__\`. And keep \`--restart unless-stopped\` when you make \`__desk__\` anew.`,
    ],
  },
  {
    id: 'zombies-reaped',
    title: msg`Nobody stays undead`,
    description: msg`\`__desk__\` answers, and what its errands leave behind is gone at once: no ended processes pile up in it.`,
    points: 20,
    hints: [
      msg`\`docker exec __desk__ ps\` lists its processes. The ones in brackets with state Z have ended, but nobody has asked for their result.`,
      msg`A process whose parent is gone becomes a child of process 1, and process 1 has to collect it when it ends. Which program is process 1 here, and does it know?`,
      msg`Docker brings a small init that does nothing else: \`docker run --init\`. It can’t be added to a container that is there; make it anew.`,
      msg`\`docker rm -f __desk__ && docker run -d --name __desk__ --init --restart unless-stopped bulkhead/house desk\` (and with its health check, if you have one already).`,
    ],
  },
  {
    id: 'stops-when-asked',
    title: msg`It ends when asked to`,
    description: msg`The first process of \`__desk__\` takes SIGTERM, so that \`docker stop\` does not have to kill it. A full check stops it and starts it again to see.`,
    points: 20,
    hints: [
      msg`Take the time: \`time docker stop __desk__\`. Ten seconds mean that it was asked in vain and then killed. (Start it again afterwards.)`,
      msg`The kernel drops signals for process 1 of a container unless that program has said what to do with them. \`tail\` has said nothing.`,
      msg`It helps if another program is process 1 and passes the signal on: an init, or a shell script with a \`trap\`. A shorter \`--stop-timeout\` only kills sooner.`,
      msg`\`--init\` in \`docker run\` does it. \`docker exec __desk__ ps\` has to show \`/sbin/docker-init\` as process 1 then.`,
    ],
  },
  {
    id: 'health-tells',
    title: msg`The health check tells the truth`,
    description: msg`By the same health check, Docker calls \`__desk__\` healthy and \`__twin__\`, whose page hangs, unhealthy. It notices a hang within __noticeWithin__ seconds. A full check makes \`__desk__\` hang for a moment to see.`,
    points: 35,
    hints: [
      msg`Both containers are “Up” for Docker: the program runs. Whether it does its work can only be seen by asking for it. What do its users ask for?`,
      msg`The port is open on both, the process runs on both, and the front page comes from both. Only the page /cgi-bin/__page__ on port __deskPort__ makes the difference, and the exit status of the check must say so.`,
      msg`A hang is noticed after retries × (interval + timeout) at the latest. Docker’s own values, 3 × (30 s + 30 s), are three minutes; you have __noticeWithin__ seconds.`,
      msg`For both, \`docker run\` with \`--health-cmd "wget -q -T 1 -O /dev/null http://127.0.0.1:__deskPort__/cgi-bin/__page__" --health-interval __healthInterval__s --health-timeout 3s --health-retries 2\`. The last word of the command is \`desk\` for \`__desk__\` and \`hung\` for \`__twin__\`.`,
    ],
  },
]
