import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'stranger-refused',
    title: msg`The stranger is refused`,
    description: msg`Client still gets the page of container __serviceName__ on port __servicePort__ of master, and stranger gets it on no port of master.`,
    points: 25,
    hints: [
      msg`What did firewalld say to this port? \`firewall-cmd --list-all\` on master: nothing. It was never asked, because a packet for a container is not for master.`,
      msg`Before the packet is routed, Docker changes its destination to the container (\`iptables -t nat -L DOCKER -n\`). From then on it is *forwarded*, and only rules for forwarded packets see it. Docker asks the chain DOCKER-USER first.`,
      msg`In DOCKER-USER the packet is already addressed to the container’s port 80. What the sender asked for is still known to connection tracking: \`-m conntrack --ctorigdstport __servicePort__ --ctdir ORIGINAL\`.`,
      msg`\`iptables -I DOCKER-USER -i eth0 -p tcp -m conntrack --ctorigdstport __servicePort__ --ctdir ORIGINAL ! -s __clientAddress__ -j DROP\``,
    ],
  },
  {
    id: 'others-refused',
    title: msg`So is everybody else`,
    description: msg`It is client that is let in, not stranger that is kept out: who comes from any other address is refused as well.`,
    points: 20,
    hints: [
      msg`A list of those who may not come in is never complete. Machines get new addresses, and some have several.`,
      msg`Look at \`ip -4 address show eth0\` on stranger, and try it from there: \`docker exec visitor wget -T 3 -qO- http://__masterAddress__:__servicePort__/\`.`,
      msg`Turn the rule round: refuse whatever does *not* come from __clientAddress__. In iptables that is \`! -s __clientAddress__\`.`,
    ],
  },
  {
    id: 'admin-local',
    title: msg`The back office stays at home`,
    description: msg`Port __adminPort__, the back office of container __serviceName__, answers on 127.0.0.1 of master, and nobody gets it over the network, client included.`,
    points: 25,
    hints: [
      msg`What nobody needs from outside does not have to be filtered there: it should not be published there.`,
      msg`\`docker port __serviceName__\` shows on which addresses ports are published; 0.0.0.0 means all of them. The choice is made when a container is created.`,
      msg`\`-p ADDRESS:PORT:INSIDE\` publishes on one address only. Remove the container and create it anew; the pages are in its image, lab/__serviceName__.`,
      msg`\`docker rm -f __serviceName__; docker run -d --name __serviceName__ --restart unless-stopped -p __servicePort__:80 -p 127.0.0.1:__adminPort__:81 lab/__serviceName__\``,
    ],
  },
  {
    id: 'survives',
    title: msg`It is still so tomorrow`,
    description: msg`A restart of docker, a restart of firewalld and a reboot of master leave it as it is: client is served on port __servicePort__ and stranger is not. A full check restarts both services to see.`,
    points: 30,
    hints: [
      msg`A rule that you type lives in the kernel and is gone with the next boot. What on the disk of master would set it again?`,
      msg`firewalld can keep rules of iptables: \`firewall-cmd --permanent --direct …\`. Permanent only means "from the next reload on".`,
      msg`Not in DOCKER-USER: when firewalld reloads, Docker puts its own rules back before the way to this chain. The table \`raw\`, chain PREROUTING, comes before Docker, and there the port is still __servicePort__.`,
      msg`\`firewall-cmd --permanent --direct --add-rule ipv4 raw PREROUTING 0 -i eth0 -p tcp --dport __servicePort__ ! -s __clientAddress__ -j DROP\`, then \`firewall-cmd --reload\`. And the container wants \`--restart unless-stopped\`.`,
    ],
  },
]
