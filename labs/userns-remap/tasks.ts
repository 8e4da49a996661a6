import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'root-is-nobody',
    title: msg`Root of a container is nobody on master`,
    description: msg`Whatever container the daemon starts, its root is a user of master that owns nothing and that nobody logs in as. Tried with a container of our own that holds /etc and wants to write there.`,
    points: 25,
    hints: [
      msg`Who root in a container is outside, the kernel knows: \`cat /proc/$(docker inspect -f "{{.State.Pid}}" __service__)/uid_map\`. \`0 0 4294967295\` means that every id is the same on both sides.`,
      msg`dockerd can give all containers a user namespace. The option is called \`userns-remap\`; it stands in /etc/docker/daemon.json, or with two dashes among the arguments of dockerd.`,
      msg`Afterwards the daemon has no images: it keeps a separate store for every mapping. Before you restart it, put the image into a file with \`docker save\`.`,
      msg`\`docker save -o /root/__service__.tar __image__\`, then \`echo '{"userns-remap": "default"}' > /etc/docker/daemon.json\`, \`systemctl restart docker\` and \`docker load -i /root/__service__.tar\`.`,
    ],
  },
  {
    id: 'service-mapped',
    title: msg`The service runs in a user namespace`,
    description: msg`The container __service__ runs from the image it always had, answers on port __port__, and its root is not root of master.`,
    points: 25,
    hints: [
      msg`Is \`docker ps -a\` empty? Nothing was lost. Containers and images of before are in the store of before, and \`docker info | grep "Root Dir"\` shows which one is used now.`,
      msg`The image has to come over: \`docker save\` where it is, \`docker load\` where it should be. If you have restarted already: take the option out, restart, save, put the option back in, restart.`,
      msg`How __service__ is started stands in /opt/__service__/start.sh. Start it again in the same way.`,
      msg`\`docker run -d --name __service__ --restart unless-stopped -p __port__:8080 -v /srv/__service__:/site __image__\``,
    ],
  },
  {
    id: 'data-usable',
    title: msg`The service writes its notes, and nothing else`,
    description: msg`Notes that are sent to __service__ arrive in /srv/__service__/notes, and no other user of master may write there. The rest of /srv/__service__ stays root’s, as it was.`,
    points: 20,
    hints: [
      msg`\`curl "http://127.0.0.1:__port__/cgi-bin/note?hello"\` says whether a note was stored. The kernel decides by the user that root of the container is outside, so look who /srv/__service__/notes belongs to.`,
      msg`A directory for everybody (\`chmod 777\`) works, and gives the notes to every user of master. Give the directory to the one user who has to write there.`,
      msg`Which user is that? The first number outside in the uid_map; \`grep dockremap /etc/subuid\` has it too.`,
      msg`With the range of \`default\`: \`chown -R 100000:100000 /srv/__service__/notes\`. Only the notes: \`admins\` beside them is for __service__ to read and not to change.`,
    ],
  },
  {
    id: 'no-way-round',
    title: msg`No container gets round it`,
    description: msg`__helper__ runs as well, and in no container, running or stopped, root is root of master.`,
    points: 15,
    hints: [
      msg`A single container can be left out of the mapping by who starts it. Look at both commands in /opt/__service__/start.sh.`,
      msg`\`docker inspect -f "{{.Name}} {{.HostConfig.UsernsMode}}" $(docker ps -aq)\` shows who asked for it; the uid_map of each process shows who got it.`,
      msg`\`--userns=host\` takes __helper__ out of the mapping. It only counts files, and does not need it: \`docker rm -f __helper__\`, and start it again without.`,
    ],
  },
  {
    id: 'survives-restart',
    title: msg`It survives a restart`,
    description: msg`systemd started the dockerd that runs, from a configuration that still stands, the ranges in /etc/subuid and /etc/subgid are those that containers have, and both containers come back. A full check restarts docker to see.`,
    points: 15,
    hints: [
      msg`What you start by hand ends with the machine. systemd starts docker from \`docker.service\`, its drop-ins and /etc/docker/daemon.json.`,
      msg`The ranges of the user that \`userns-remap\` names are in /etc/subuid and /etc/subgid. If they change, the next start uses other ids, and an empty store.`,
      msg`Containers come back when they were started with \`--restart unless-stopped\`; \`docker update --restart unless-stopped NAME\` does it later.`,
      msg`\`systemctl daemon-reload && systemctl restart docker\`, then \`docker ps\`. When docker does not come back, \`journalctl -u docker -n 20\` says why, and after several failures \`systemctl reset-failed docker docker.socket\` is needed first.`,
    ],
  },
]
