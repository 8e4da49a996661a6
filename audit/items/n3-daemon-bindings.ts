import type { Finding, Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { optionOf } from '../../readings/daemon-options.ts'
import { type AuditItem, cannotTell, judged } from '../item.ts'
import type { DaemonConfiguration, Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { settingInEffect } from './shared/daemon-setting.ts'
import { doorsOf } from './shared/daemon-doors.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'

const SOCKET = '/run/docker.sock'

/**
 * By the sockets that dockerd holds, and by knocking: TCP is right where a client without a certificate is turned away,
 * wherever that was set up, and wrong where one is served, whatever the configuration says.
 */
export const daemonBindings: AuditItem = {
  id: 'N3',
  bench: ['2.7', '3.15', '3.16'],
  mend: {
    how: msg`Take every -H tcp:// and -H unix:// that nobody needs out of docker.service, docker.socket and daemon.json. Where the daemon must be reached over the network, let it verify clients’ certificates (tlsverify with a CA of your own), and keep 2375 closed.`,
    commands: [
      'systemctl cat docker.service docker.socket',
      'ss -ltnp | grep dockerd',
      'rm /etc/systemd/system/docker.service.d/NAME.conf && systemctl daemon-reload',
      'systemctl restart docker.socket docker',
    ],
  },
  judge(seen) {
    const doors = doorsOf(seen)
    const found = [...doors.findings, ...otherSockets(seen), ...openSocket(seen)]
    const others = notLoaded(seen, ['hosts', 'tls', 'tlsverify', 'tlscacert', 'tlscert', 'tlskey'])
    const blind = blindness(seen) ?? doors.blind
    if (found.length + others.length === 0 && !seen.host.seen && blind) return cannotTell(blind)
    return judged({
      findings: [...found, ...others],
      wrong:
        found.length > 0
          ? msg`The daemon can be reached where it should not be: ${someOf(found.map(({ subject }) => subject.replace(/^(port|file):/, '')))}.`
          : msg`The daemon did not load its settings for who reaches it.`,
      right:
        doors.looked.length > 0
          ? msg`The daemon serves its own socket, and over TCP only who has a certificate.`
          : msg`The daemon serves its own socket only.`,
      looked: [...socketLooked(seen), ...doors.looked],
      blind,
    })
  },
}

function blindness({ host, configuration }: Observation): Message | undefined {
  if (!host.seen) return msg`The sockets that the daemon holds could not be seen. ${host.why}`
  if (!host.value.daemon)
    return msg`The process of the daemon was not found, so nobody knows which sockets it holds.`
  if (!isReadable(host.value.listeners))
    return msg`The machine’s listening sockets could not be read; the audit needs root’s rights for it.`
  if (!configuration.seen) return configuration.why
  return undefined
}

/** Where it listens by its arguments, its file and systemd's socket. */
function addressesOf({ configuration, host }: Observation): string[] {
  const named = configuration.seen ? hostsIn(configuration.value) : []
  const units = host.seen && isReadable(host.value.units) ? host.value.units.dockerSocket : {}
  const listen = [...(units['Listen'] ?? '').matchAll(/(\/\S+)/g)].map(([, path = '']) => `unix://${path}`)
  return [...named, ...(named.length === 0 || named.some((each) => each.startsWith('fd:')) ? listen : [])]
}

function hostsIn(configuration: DaemonConfiguration): string[] {
  const { args } = configuration
  const given = args.flatMap((arg, index) => {
    if (arg === '-H' || arg === '--host') return args[index + 1] ?? []
    if (arg.startsWith('--host=')) return arg.slice('--host='.length)
    return /^-H\S/.test(arg) ? arg.slice(2).replace(/^=/, '') : []
  })
  const hosts = settingInEffect({ ...configuration, args: [] }, 'hosts')
  return [...given, ...(Array.isArray(hosts) ? hosts.filter((each) => typeof each === 'string') : [])]
}

const pathOf = (address: string) =>
  address.replace(/^unix:\/\//, '').replace(/^\/var\/run\//, '/run/') || SOCKET

/** Whoever may open one of them is root here; one is enough to watch over. */
function otherSockets(seen: Observation): Finding[] {
  const paths = addressesOf(seen)
    .filter((each) => each.startsWith('unix://'))
    .map(pathOf)
  return [...new Set(paths)]
    .filter((path) => path !== SOCKET)
    .map((path) => ({
      subject: subjectOf('file', path),
      summary: msg`The daemon serves a second socket, ${named(path)}.`,
      looked: [
        {
          tried: msg`Read where the daemon was told to listen`,
          expected: msg`${SOCKET} only`,
          got: msg`${named(path)} too`,
        },
      ],
    }))
}

/** Its mode, and that of the docker group: whoever may write there is root here. */
function openSocket({ host }: Observation): Finding[] {
  const file = host.seen ? host.value.stats[SOCKET] : undefined
  if (!isReadable(file)) return []
  const mode = file.mode & 0o7777
  if (file.type !== 'socket' || (file.uid === 0 && (mode & 0o007) === 0)) return []
  return [
    {
      subject: subjectOf('file', SOCKET),
      summary:
        file.uid === 0
          ? msg`Every user of this machine may talk to the daemon: ${SOCKET} has the mode ${mode.toString(8)}.`
          : msg`${SOCKET} belongs to the user ${file.uid}, who so has root’s rights.`,
      looked: [
        {
          tried: msg`Read the owner and the mode of ${SOCKET}`,
          expected: msg`root, and nothing for others`,
          got: msg`user ${file.uid}, mode ${mode.toString(8)}`,
        },
      ],
    },
  ]
}

function socketLooked(seen: Observation): Looked[] {
  const { configuration, host } = seen
  if (!host.seen) return []
  const verify =
    configuration.seen &&
    (optionOf(configuration.value.args, 'tlsverify') ?? settingInEffect(configuration.value, 'tlsverify'))
  return [
    {
      tried: msg`Read where the daemon was told to listen, and which sockets it holds`,
      expected: msg`its own socket, and TCP only with clients’ certificates`,
      got: verify
        ? msg`${someOf(addressesOf(seen), 6)}; clients’ certificates are verified`
        : someOf(addressesOf(seen), 6),
    },
  ]
}
