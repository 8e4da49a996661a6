import { type TaskDefinition, msg } from '../../contract/index.ts'

/** The level of the baseline that each task is about. */
export const levelOf: Readonly<Record<string, 'K' | 'H' | 'N' | 'I' | 'C' | 'O'>> = {
  kernel: 'K',
  host: 'H',
  network: 'N',
  image: 'I',
  container: 'C',
  other: 'O',
}

/** Weighted by what an attacker gains where it is missing. What this kernel can’t do doesn’t count. */
export const tasks: readonly TaskDefinition[] = [
  {
    id: 'kernel',
    title: msg`The kernel’s means are used`,
    description: msg`The shop works, and the audit finds nothing at level K: root inside is nobody outside, everything is limited, and no container has capabilities, calls or namespaces that it doesn’t need.`,
    points: 20,
    hints: [
      msg`Level K is decided where containers are made, and by daemon.json before that. The lessons on userns-remap, capabilities and resource limits have all of it.`,
      msg`With \`userns-remap\` Docker’s data starts anew, in a folder of its own: old containers and images are not seen any more, and what they left in /srv/shop/orders belongs to the wrong user.`,
      msg`Inside, the shop’s programs are user 10001. Outside that is the first ID of dockremap in /etc/subuid, plus 10001.`,
      msg`For each of the three: \`--cap-drop ALL --pids-limit 50 --memory 64m --memory-swap 64m --cpus 0.5\`, and neither \`--network host\` nor \`--pid host\`.`,
    ],
  },
  {
    id: 'host',
    title: msg`The host is in order`,
    description: msg`The shop works, and the audit finds nothing at level H: no needless service, nothing of the host in a container, Docker’s files guarded and watched, nothing left over.`,
    points: 15,
    hints: [
      msg`\`systemctl list-units --type service --state running\` and \`ss -ltnp\`: what of it does the shop need?`,
      msg`The audit names each file whose mode is too wide, and each that no rule watches.`,
      msg`Rules for the kernel’s audit are lines in a file below /etc/audit/rules.d: \`-w /etc/docker -p wa -k docker\`, one for each path.`,
      msg`Stopped containers count as well: \`docker ps --all\`. And somebody has to look regularly: a timer.`,
    ],
  },
  {
    id: 'network',
    title: msg`Only the shop can be reached`,
    description: msg`The shop works at its three ports, and the audit finds nothing at level N: no API on the network, containers among themselves apart, each port declared, unprivileged and bound to one address.`,
    points: 20,
    hints: [
      msg`/root/house-policy.json says which ports are meant to be open. \`ss -ltnp\` says which are.`,
      msg`The daemon’s port stands in a drop-in of docker.service. A file that was changed changes nothing before the restart.`,
      msg`\`icc\` stands in daemon.json already. Does the daemon that runs have it? And it holds for Docker’s own bridge only: networks of one’s own have an option for it.`,
      msg`\`-p __masterAddress__:__shopPort__:8080\` binds to one address.`,
    ],
  },
  {
    id: 'image',
    title: msg`Images with a past`,
    description: msg`The shop works from images of the house’s registry, fetched over TLS, and the audit finds nothing at level I: no exceptions, nothing patched in place, nothing left over, and the supplier’s key in no layer.`,
    points: 15,
    hints: [
      msg`The house builds the shop’s programs itself: \`__images__/shop\`, \`/till\` and \`/books\`, in version __version__.`,
      msg`The registry’s certificate is signed by the house: \`client:/srv/depot/ca.crt\` belongs into a folder of /etc/docker/certs.d that has the registry’s name.`,
      msg`A layer keeps what a later one removed, and Docker’s data from before \`userns-remap\` stays on the disk: remove it before.`,
      msg`\`docker system prune --all --volumes\` removes every image that no container uses. Remove the containers first.`,
    ],
  },
  {
    id: 'container',
    title: msg`Containers that can do nothing else`,
    description: msg`The shop works, each container uses at most 128 MiB and 100 processes, and the audit finds nothing at level C: one process, no SSH, nothing privileged, nothing to write to but what is meant.`,
    points: 20,
    hints: [
      msg`Ask the audit container by container: what does it hold against \`shop\`? Most of it comes with the house’s image.`,
      msg`What is left is options of \`docker run\`: \`--read-only\`, \`--restart on-failure:5\`, \`--pids-limit\`.`,
      msg`Orders belong to /srv/shop/orders: the till writes there, the books only read (\`:ro\`).`,
    ],
  },
  {
    id: 'other',
    title: msg`Somebody looks`,
    description: msg`The shop works, what the till writes arrives in __clientAlias__’s log, and the audit finds nothing at level O: regular audits, the least rights in sum, monitoring and detection.`,
    points: 10,
    hints: [
      msg`The collector is rsyslog on __clientAlias__, port __logPort__, UDP and TCP. Docker’s \`syslog\` driver can send there.`,
      msg`The log driver in daemon.json holds for containers that are made after it was loaded.`,
      msg`A timer of systemd that writes a report regularly is evidence that somebody looks. \`metrics-addr\` in daemon.json gives numbers to whom watches.`,
    ],
  },
]
