import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'till-arrives',
    title: msg`What the till says is on loghost`,
    description: msg`Within a second or two, each line that container __tillName__ says is in __logRoot__/master/__tillName__.log on loghost, and __tillName__ still sells at port __tillPort__ of master.`,
    points: 30,
    hints: [
      msg`Two halves: something on loghost has to take lines in, and something on master has to send them. \`logger -n loghost -P __logPort__ -T hello\` on master tries the first half alone.`,
      msg`rsyslog is installed on loghost. It needs \`module(load="imtcp")\`, an \`input\` at port __logPort__, and a file name made from a template with \`%HOSTNAME%\` and \`%PROGRAMNAME%\`. And loghost has a firewall.`,
      msg`On master it is the log driver \`syslog\`: \`syslog-address\`, \`syslog-format=rfc3164\` so that master’s name goes along, and \`tag={{.Name}}\` so that the container’s name does.`,
      msg`A container keeps the driver it was made with. Make it anew: \`docker rm -f __tillName__; docker run -d --name __tillName__ --restart unless-stopped -p __tillPort__:80 --log-driver syslog --log-opt syslog-address=tcp://loghost:__logPort__ --log-opt syslog-format=rfc3164 --log-opt tag={{.Name}} lab/__tillName__\``,
    ],
  },
  {
    id: 'own-name',
    title: msg`The courier speaks in its own name only`,
    description: msg`No container has a way to the log sockets of master, not even one that is stopped. Container __courierName__ runs without, answers at port __courierPort__ of master, and what it says arrives in __logRoot__/master/__courierName__.log on loghost.`,
    points: 25,
    hints: [
      msg`Try what the courier may do: \`docker exec __courierName__ logger -t sshd -p auth.info hello\`, then look at the end of /var/log/auth.log on master.`,
      msg`Who may write into that socket may give any name. \`:ro\` doesn’t help, because a socket is not written to as a file is, and neither does mounting the folder that it is in.`,
      msg`The courier also writes to its own output, as a container should. It needs no mount at all, only a log driver, as the till does.`,
      msg`\`docker rm -f __courierName__\`, then \`docker run -d --name __courierName__ --restart unless-stopped -p __courierPort__:80 …\` with the same log options as the till, and without \`-v\`.`,
    ],
  },
  {
    id: 'bounded',
    title: msg`Master’s disk can’t be filled`,
    description: msg`Of what __tillName__ and __courierName__ say, master keeps at most __keepMegabytes__ MB for each, by Docker’s own limits, and no other file under /var/log gets it.`,
    points: 20,
    hints: [
      msg`\`docker inspect -f '{{json .HostConfig.LogConfig}}' __tillName__\` shows driver and options. A \`json-file\` without \`max-size\` has no limit at all.`,
      msg`With a driver that sends lines away, Docker keeps a copy for \`docker logs\`: five files of 20 MB per container, unless you say otherwise.`,
      msg`The copy has options of its own: \`cache-max-size\`, \`cache-max-file\`, or \`cache-disabled=true\`. For \`json-file\` and \`local\` it is \`max-size\` and \`max-file\`. What counts is size times files.`,
      msg`\`--log-opt cache-max-size=2m --log-opt cache-max-file=3\` stays below. If lines go by way of master’s own rsyslog: it writes them to /var/log/syslog too, unless a \`stop\` comes after the forwarding.`,
    ],
  },
  {
    id: 'lasts',
    title: msg`It is still so tomorrow`,
    description: msg`Restarts and reboots of both machines leave it as it is: both services come back and are heard; on loghost, rsyslog starts by itself, and firewalld runs and lets port __logPort__ in permanently. A full check restarts these services to see.`,
    points: 25,
    hints: [
      msg`Ask systemd on loghost what happens at the next boot: \`systemctl is-enabled rsyslog firewalld\`.`,
      msg`\`firewall-cmd --add-port\` changes what runs, \`--permanent\` what is on the disk. You need both, or \`--permanent\` and a \`--reload\`.`,
      msg`\`firewall-cmd --permanent --add-rich-rule='rule family=ipv4 source address=__masterAddress__ port port=__logPort__ protocol=tcp accept'\`, then \`firewall-cmd --reload\`, and \`systemctl enable rsyslog\`, all on loghost.`,
      msg`And on master both containers want \`--restart unless-stopped\`.`,
    ],
  },
]
