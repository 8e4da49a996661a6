import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'only-client',
    title: msg`Only client may knock`,
    description: msg`Client is served by master's Docker on port __apiPort__ with its certificate. Connections from any other address, stranger's and those that you were not told, don't come through, and no other port of master leads a copy of the certificate to Docker.`,
    points: 30,
    hints: [
      msg`firewalld adds up what it was told. A rule that lets client in takes nothing away from what lets everybody in: \`firewall-cmd --list-all\` on master.`,
      msg`Two entries of the zone \`public\` open port __apiPort__. One is its number. What is in the service? \`firewall-cmd --info-service=__serviceName__\`.`,
      msg`\`firewall-cmd --remove-port=__apiPort__/tcp\` and \`firewall-cmd --remove-service=__serviceName__\` take them out. What no entry opens, the zone refuses.`,
      msg`Then one rule for one address: \`firewall-cmd --add-rich-rule "rule family=ipv4 source address=__clientAddress__ port port=__apiPort__ protocol=tcp accept"\`.`,
    ],
  },
  {
    id: 'outlives-reload',
    title: msg`It outlives a reload`,
    description: msg`A reload or restart of firewalld, a restart of docker and a reboot of master leave it as it is: client comes through to port __apiPort__, others don’t. A full check restarts both services to see.`,
    points: 25,
    hints: [
      msg`firewalld has two configurations: what runs now, and what it reads when it starts or reloads. A command changes one of them.`,
      msg`Compare them on master: \`firewall-cmd --list-all\` and \`firewall-cmd --permanent --list-all\`.`,
      msg`With \`--permanent\` a command changes the files in /etc/firewalld and nothing else, until \`firewall-cmd --reload\`.`,
      msg`Give all three commands again with \`--permanent\` (remove the port, remove the service, add the rule), then \`firewall-cmd --reload\`, and try from client and stranger once more.`,
    ],
  },
  {
    id: 'certificate-everywhere',
    title: msg`Behind the wall, too, one needs a certificate`,
    description: msg`Without a certificate nobody gets Docker from any port of master, now or after a reboot: not client, not container __tenantName__, which runs on master and still reaches it, and no program of master itself.`,
    points: 25,
    hints: [
      msg`The zone \`public\` guards what comes from the network. What comes from a container of master has another zone: \`firewall-cmd --get-active-zones\`.`,
      msg`Who listens on master? \`ss -ltnp\`. Then try from inside: \`docker exec __tenantName__ wget -qO- http://__masterAddress__:__plainPort__/version\`.`,
      msg`A filter for one more zone would still leave master’s own programs. The door itself has to go: \`systemctl status docker-plain.socket\` shows who opened port __plainPort__.`,
      msg`\`systemctl disable --now docker-plain.socket && systemctl stop docker-plain.service\`. On master there is /run/docker.sock, with its permissions.`,
    ],
  },
  {
    id: 'board-stays',
    title: msg`The others keep what is theirs`,
    description: msg`Client, stranger and everybody else still get the notice board on port __boardPort__ of master, now and after a reload.`,
    points: 20,
    hints: [
      msg`A firewall that keeps everybody out is no art. Ask for the board from stranger: \`curl -m 3 http://master:__boardPort__/\`. And after a reload?`,
      msg`Somebody opened port __boardPort__ in what runs now and nowhere else: compare \`firewall-cmd --list-ports\` with \`firewall-cmd --permanent --list-ports\`.`,
      msg`\`firewall-cmd --permanent --add-port=__boardPort__/tcp\`, and without \`--permanent\` too, or with a reload.`,
    ],
  },
]
