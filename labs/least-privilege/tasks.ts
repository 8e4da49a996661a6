import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'own-namespaces',
    title: msg`A world of its own`,
    description: msg`The container \`__service__\` serves its page on port __port__ of master, and neither it nor any other running container shares the host’s network, its processes, its IPC or its name.`,
    points: 20,
    hints: [
      msg`Compare what the container sees with what the host sees: \`docker exec __service__ ps\` and \`docker exec __service__ ip address\`.`,
      msg`Namespaces are given when a container is made, so it has to be made anew. \`docker inspect -f "{{.HostConfig.PidMode}} {{.HostConfig.NetworkMode}}" __service__\` says which ones it borrows now.`,
      msg`Without \`--network host\` the page needs another way out: a published port, \`-p __port__:__port__\`.`,
      msg`Make it anew without both options: \`docker rm -f __service__\`, then \`docker run -d --name __service__ --restart unless-stopped -p __port__:__port__ … __image__\`.`,
    ],
  },
  {
    id: 'no-docker-socket',
    title: msg`No way to Docker`,
    description: msg`The service answers, and no running container holds the socket of Docker or of containerd: not read-only, and not in a directory above it.`,
    points: 25,
    hints: [
      msg`Who can talk to the daemon is root on its host. \`docker inspect -f "{{json .Mounts}}" __service__\` shows what the container was given.`,
      msg`\`:ro\` keeps the container from replacing the file. It does not keep it from talking through it.`,
      msg`A page needs no Docker at all: leave both \`--volume\` options out. And look at every container: \`docker ps\`.`,
    ],
  },
  {
    id: 'not-root',
    title: msg`Somebody without a name`,
    description: msg`The service answers, and none of its processes is root: neither the one that listens nor the one behind it, and not under another name.`,
    points: 20,
    hints: [
      msg`Ask the kernel who it is: \`grep Uid /proc/$(docker inspect -f "{{.State.Pid}}" __service__)/status\`. Four times 0 is root.`,
      msg`The name of a user means nothing, its number everything: \`docker exec __service__ cat /etc/passwd\`.`,
      msg`A container’s user is given with \`--user\`, by number as well, and it needs no account in the image.`,
      msg`\`--user 10001:10001\` when you make the container anew. The page is readable by all, and port __port__ is free for all.`,
    ],
  },
  {
    id: 'no-capabilities',
    title: msg`No capabilities`,
    description: msg`The service answers, and the kernel allows its processes no capability, now or later: every set is empty, the bounding set too.`,
    points: 20,
    hints: [
      msg`The kernel writes them as numbers: \`grep Cap /proc/$(docker inspect -f "{{.State.Pid}}" __service__)/status\`. All zeros is what you want.`,
      msg`Three were added here. But Docker gives fourteen to every container that does not say otherwise.`,
      msg`CapBnd is what a process can ever get back, for example from a setuid program. It has to be empty as well, and a user alone does not change it.`,
      msg`\`--cap-drop ALL\`, and nothing added: to send a page from port __port__ takes none.`,
    ],
  },
  {
    id: 'no-new-privileges',
    title: msg`No way up`,
    description: msg`The service answers, and no program that it starts can give it more rights than it has: the kernel holds its processes to no-new-privileges.`,
    points: 15,
    hints: [
      msg`A program with the setuid bit runs as its owner, whoever starts it: \`docker exec __service__ find / -xdev -perm -4000\`.`,
      msg`Try it as a user without rights: \`docker exec --user 10001 __service__ su -c id\`.`,
      msg`The kernel can be told to ignore that bit for a process and all its children: \`NoNewPrivs\` in /proc/PID/status. Docker sets it with a \`--security-opt\`, or for every new container in daemon.json.`,
      msg`\`--security-opt no-new-privileges\` when you make the container anew.`,
    ],
  },
]
