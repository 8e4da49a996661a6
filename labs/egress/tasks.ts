import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'strangers',
    title: msg`Nothing goes out to strangers`,
    description: msg`Container __serviceName__ reaches stranger at no port, neither by TCP nor by UDP, and yet stranger gets the page at port __pagePort__ of master. Master itself may go on reaching everybody.`,
    points: 30,
    hints: [
      msg`A packet from a container to another host passes through master: it is *forwarded*. Rules in OUTPUT are for what master’s own programs send, so they never see it. Docker asks the chain DOCKER-USER first.`,
      msg`Refuse what comes in from the bridge __bridge__ and goes out by any other: \`-i __bridge__ ! -o __bridge__\`. A list of single strangers would never be complete.`,
      msg`When the service falls silent for everybody: its answers go out through the same chain. They belong to connections that somebody else began, and \`-m conntrack --ctstate ESTABLISHED,RELATED\` knows them.`,
      msg`\`iptables -I DOCKER-USER -i __bridge__ ! -o __bridge__ -j REJECT\`, and then, so that it stands before: \`iptables -I DOCKER-USER -i __bridge__ -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN\``,
    ],
  },
  {
    id: 'supplier',
    title: msg`The supplier, at one port`,
    description: msg`Container __serviceName__ gets the offer of supplier, port __offerPort__, and the stock of its neighbour __neighbourName__. No other port of supplier can be reached from it.`,
    points: 25,
    hints: [
      msg`What the service gets, it tells: \`curl http://localhost:__pagePort__/cgi-bin/report\` on master.`,
      msg`One exception before the refusal, as narrow as it can be: this address, this protocol, this port.`,
      msg`\`iptables -I DOCKER-USER -i __bridge__ -d __supplierAddress__ -p tcp --dport __offerPort__ -j RETURN\`. The neighbour is on the same bridge; \`! -o __bridge__\` in the refusal leaves it alone.`,
    ],
  },
  {
    id: 'host',
    title: msg`Master’s own doors`,
    description: msg`Container __serviceName__ reaches no port of master itself, at none of its addresses, but for the name server: names are still found. Master itself still gets the page at port __pagePort__.`,
    points: 25,
    hints: [
      msg`Master has an address on the container’s own network, __gateway__. What is sent there is not forwarded; it is *for* master. Try \`docker exec __serviceName__ wget -T 2 -qO- http://__gateway__:__adminPort__/\`.`,
      msg`The chain for what is for master is INPUT, and again it is the bridge that tells: \`-i __bridge__\`.`,
      msg`Two exceptions come before the refusal: answers to what master began (ESTABLISHED), and questions for names, port 53 over UDP.`,
      msg`\`iptables -I INPUT -i __bridge__ -j REJECT\`, then \`iptables -I INPUT -i __bridge__ -p udp --dport 53 -j ACCEPT\`, then \`iptables -I INPUT -i __bridge__ -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT\``,
    ],
  },
  {
    id: 'lasting',
    title: msg`It is still so tomorrow`,
    description: msg`A restart of docker, a restart of firewalld and a reboot of master leave it as it is. A full check restarts both services to see.`,
    points: 20,
    hints: [
      msg`A rule that you type lives in the kernel and is gone with the next boot. What on the disk of master would set it again?`,
      msg`Write the commands into a script, so that it may run several times: make chains of your own, empty them, fill them anew, and lead to them only if nothing does so yet (\`iptables -C … || iptables -I …\`).`,
      msg`Docker makes DOCKER-USER, so the script has to run after docker: a drop-in \`/etc/systemd/system/docker.service.d/egress.conf\` with \`[Service]\` and \`ExecStartPost=/usr/local/sbin/egress\`, then \`systemctl daemon-reload\`.`,
      msg`No rule may depend on the container’s address: the next one gets another. Use the name of the bridge, __bridge__, which was chosen when the network was made.`,
    ],
  },
]
