import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'engine-upgraded',
    title: msg`The newer engine runs`,
    description: msg`The dockerd that answers on master, started by systemd, is the newer one of the two versions in /srv/packages.`,
    points: 20,
    hints: [
      msg`\`docker version\` shows two versions: that of the command you typed, under Client, and that of the daemon that answered, under Server. Only the second one runs your containers.`,
      msg`\`apt list --all-versions docker.io\` shows what is installed and what could be, and \`apt-mark showhold\` why it is not. But put live-restore in place first: see the next task.`,
      msg`\`apt-mark unhold docker.io && apt-get update && apt-get install docker.io docker-cli\` brings the new files. Ask again which version the Server is.`,
      msg`The package does not restart a daemon that runs; the old one goes on from a file that has been deleted. \`systemctl restart docker\`, when live-restore is on.`,
    ],
  },
  {
    id: 'till-kept',
    title: msg`The till never closed`,
    description: msg`The newer engine runs, and the process in \`__till__\` is still the one that was there before: on port __tillPort__, client is told that __takings__ are in the drawer. \`__vault__\` went on too, and the newer engine has both in hand.`,
    points: 35,
    hints: [
      msg`The takings are in the memory of a process. If that process ends, they are gone, however fast another one takes its place. What happens to containers when their daemon stops?`,
      msg`dockerd stops all containers when it ends, unless it was told before to leave them. The setting is called \`live-restore\`, and the daemon that ends has to know it: a file that it has not read does not help.`,
      msg`Write \`{ "live-restore": true }\` into /etc/docker/daemon.json and have the running daemon read it, without a restart: \`systemctl reload docker\`. \`docker info -f "{{.LiveRestoreEnabled}}"\` has to say true before you go on.`,
      msg`Restarted by accident? Then the takings are gone for good, and only Reset brings them back. The order is: daemon.json, reload, look, then the packages, then \`systemctl restart docker\`.`,
    ],
  },
  {
    id: 'live-restore-stays',
    title: msg`The next upgrade is no event`,
    description: msg`Live-restore is on in the daemon that runs, and in the configuration that it is started with next time. A full check restarts docker to see that the till does not mind.`,
    points: 25,
    hints: [
      msg`\`docker info\` says under Live Restore Enabled what the daemon goes by now. What it goes by after the next start is in its configuration.`,
      msg`systemd starts docker from \`docker.service\` and its drop-ins; dockerd then reads /etc/docker/daemon.json. In one of the two places the setting has to stand, and not in both: then dockerd does not start.`,
      msg`\`{ "live-restore": true }\` in /etc/docker/daemon.json, to stay. \`dockerd --validate --config-file /etc/docker/daemon.json\` checks the file without starting anything.`,
    ],
  },
  {
    id: 'updates-arrive',
    title: msg`Updates arrive again`,
    description: msg`docker.io and docker-cli are both installed, wholly, in the version that runs, and nothing holds them back.`,
    points: 20,
    hints: [
      msg`Somebody was afraid of upgrades and forbade them. \`apt-mark showhold\` tells which.`,
      msg`dpkg keeps for each package what is wanted and what is: \`dpkg -l docker.io docker-cli\`. The first letters have to be \`ii\`. An h stands for hold; U and F for half a job.`,
      msg`A hold keeps out what is broken and every fix with it. \`apt-mark unhold docker.io\` lifts it; then \`apt-get install docker.io docker-cli\`, both, so that command and daemon stay together.`,
      msg`If dpkg stopped half way, \`dpkg --configure -a\` ends the job. If docker-cli is missing: \`apt-get install docker-cli\`.`,
    ],
  },
]
