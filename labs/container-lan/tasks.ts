import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'server-out-of-reach',
    title: msg`The server is out of reach`,
    description: msg`__intruder__ gets no connection to __server__, at none of its addresses and not by way of master. All three containers run, and __victim__ still gets what it fetches from __server__ on port __serverPort__.`,
    points: 30,
    hints: [
      msg`Containers on the same network can reach each other on every port, whether it is published or not. Who is on it? \`docker network inspect __network__\`.`,
      msg`Containers on different networks are kept apart by Docker itself. So it is a question of who needs to share one with whom.`,
      msg`A running container can be given a second network and taken off the first: \`docker network connect\`, then \`docker network disconnect\`.`,
      msg`\`docker network create NAME\`, \`docker network connect NAME __server__\`, the same for __victim__, then \`docker network disconnect __network__ __server__\`, and the same for __victim__.`,
    ],
  },
  {
    id: 'no-forgery',
    title: msg`Nobody can pose as the other`,
    description: msg`__intruder__ can’t answer in the name of __server__ or __victim__: it shares no network with either, or it holds neither of the rights that forging takes. The rest goes on working.`,
    points: 30,
    hints: [
      msg`On a network, names lead to addresses and addresses lead to network cards. The last step is ARP, and ARP believes whoever answers.`,
      msg`Two capabilities allow forging: NET_RAW, which Docker gives to every container, and NET_ADMIN, which somebody gave to this one. Only taking away one of them leaves the other.`,
      msg`See what the kernel says: \`grep CapBnd /proc/$(docker inspect -f "{{.State.Pid}}" __intruder__)/status\`. Bit 12 is NET_ADMIN, bit 13 is NET_RAW.`,
      msg`Either it is on another network than both of them, or it was started anew without \`--cap-add NET_ADMIN\` and with \`--cap-drop NET_RAW\`. Best, do both.`,
    ],
  },
  {
    id: 'victim-out-of-reach',
    title: msg`So is the neighbour`,
    description: msg`__intruder__ gets no connection to __victim__ either, whose page on port __victimPort__ shows what it fetched. A secret is as safe as the least guarded place where it lies.`,
    points: 20,
    hints: [
      msg`What does __victim__ tell others? \`docker exec __intruder__ wget -qO- -T 2 http://__victim__:__victimPort__/\`.`,
      msg`A container that is on two networks is reached through both.`,
      msg`It is not enough that __victim__ joined a network with __server__; it also has to leave the one with __intruder__.`,
      msg`\`docker network disconnect __network__ __victim__\`, or move __intruder__ away instead. \`docker inspect -f "{{json .NetworkSettings.Networks}}" __victim__\` shows what is left.`,
    ],
  },
  {
    id: 'survives-restart',
    title: msg`It survives a restart`,
    description: msg`It is Docker itself that keeps them apart, by networks or its own setting, so it does again whenever it starts, and it starts all three containers by itself. A full check restarts docker to see.`,
    points: 20,
    hints: [
      msg`Docker remembers which container belongs to which network. It does not remember what somebody did to interfaces, addresses or packet filters by hand.`,
      msg`Which containers does docker start by itself? \`docker inspect -f "{{.Name}} {{.HostConfig.RestartPolicy.Name}}" __server__ __victim__ __intruder__\`.`,
      msg`Whoever was created anew needs its restart policy anew: \`--restart unless-stopped\` with \`docker run\`, or \`docker update --restart unless-stopped NAME\` later.`,
      msg`Try it: \`systemctl restart docker\`, then \`docker ps\` has to show all three, and \`docker exec __victim__ wget -qO- http://__server__:__serverPort__/\` an answer.`,
    ],
  },
]
