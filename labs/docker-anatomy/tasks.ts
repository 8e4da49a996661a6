import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'by-curl',
    title: msg`Ask for what the client has no word for`,
    description: msg`Container \`__made__\` runs, and in it \`/proc/__covered__\` is covered, beside all that Docker covers by itself. The \`docker\` command has no option for that; the API behind it has.`,
    points: 25,
    hints: [
      msg`What Docker covers is in the configuration of every container. Ask for one: \`curl --unix-socket /run/docker.sock http://docker/containers/__planted__/json | jq .HostConfig\`.`,
      msg`A container is made by POST \`/containers/create?name=__made__\` with a JSON body such as \`{"Image": "bulkhead/shell", "Cmd": ["sleep", "100000"], "HostConfig": {…}}\`, and started by POST \`/containers/__made__/start\`.`,
      msg`The list is called \`MaskedPaths\`. If a request has one, it replaces Docker’s own, so take the list of \`__planted__\` and add to it.`,
      msg`\`curl -s --unix-socket /run/docker.sock http://docker/containers/__planted__/json | jq '{Image: "bulkhead/shell", Cmd: ["sleep", "100000"], HostConfig: {NetworkMode: "none", MaskedPaths: (.HostConfig.MaskedPaths + ["/proc/__covered__"])}}'\` writes the body. Post it with \`-H "Content-Type: application/json" -d @-\`.`,
    ],
  },
  {
    id: 'process-tree',
    title: msg`From a container up to systemd`,
    description: msg`Find the first process of \`__planted__\` among the host’s processes, then its parent, and the parent’s parent. Answer \`first-process\` and \`parent\` (their numbers), \`parent-name\` (the program), and \`grandparent\` (number or name).`,
    points: 20,
    hints: [
      msg`Inside it has the number 1. Which number it has on the host, Docker knows: \`docker inspect\`, and \`docker top __planted__\` shows it as well.`,
      msg`\`docker inspect -f "{{.State.Pid}}" __planted__\` prints the number; \`ps -o pid,ppid,comm -p NUMBER\` prints who its parent is. Then ask the same about the parent.`,
      msg`\`pstree -pls NUMBER\` draws the whole way from systemd to a process, and below.`,
      msg`With \`first=$(docker inspect -f "{{.State.Pid}}" __planted__)\` and \`parent=$(ps -o ppid= -p $first)\`: \`answer first-process $first\`, \`answer parent $parent\`, \`answer parent-name "$(ps -o args= -p $parent)"\`, \`answer grandparent $(ps -o ppid= -p $parent)\`.`,
    ],
  },
  {
    id: 'pull',
    title: msg`An image by what it is, not by what it is called`,
    description: msg`The registry on 127.0.0.1:__registryPort__ runs and has \`__image__:__tag__\`. Answer \`digest\` with the digest of what Docker pulls by that name, and run container \`__fetched__\` from exactly that digest.`,
    points: 25,
    hints: [
      msg`The registry is Debian’s package docker-registry: \`systemctl start docker-registry\`. It is configured and has the image.`,
      msg`A registry speaks HTTP as well: \`curl http://127.0.0.1:__registryPort__/v2/__repository__/tags/list\`. The digest of a manifest comes in a header of the answer to \`/v2/__repository__/manifests/__tag__\`.`,
      msg`A manifest exists in several forms, each with its own digest. Docker says which it understands, and curl has to as well: \`-H "Accept: application/vnd.docker.distribution.manifest.v2+json"\`; \`-I\` shows the headers.`,
      msg`\`docker pull __image__@sha256:…\`, and \`docker run -d --name __fetched__ __image__@sha256:…\`, both with the digest that you found.`,
    ],
  },
  {
    id: 'socket-closed',
    title: msg`Who else may give orders?`,
    description: msg`Account \`__account__\` goes on running jobs from port __jobPort__, and Docker no longer takes orders from it, now and after a restart: \`/run/docker.sock\` is for root and a group that \`__account__\` is not in.`,
    points: 30,
    hints: [
      msg`Be the stranger: \`curl -d '{"run": "id; ls -l /run/docker.sock"}' http://127.0.0.1:__jobPort__/\`. Two different things let it in.`,
      msg`The file is made by systemd, for \`docker.socket\`. \`systemctl cat docker.socket\` shows who changed what, and \`getent group docker\` who is in the group.`,
      msg`Without the drop-in in /etc/systemd/system/docker.socket.d and after \`systemctl daemon-reload\`, \`systemctl restart docker.socket\` makes the socket anew. \`gpasswd -d __account__ docker\` takes the account out of the group.`,
      msg`A process keeps the groups that it was started with: \`systemctl restart job-runner\` after that.`,
    ],
  },
]
