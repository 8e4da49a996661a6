import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  semicolon,
  space,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { SocketHeld } from '../../readings/sockets-held.ts'
import { ownKinds, type Namespaces, type Observation } from './observation.ts'

const kindInWords = {
  net: msg`network`,
  pid: msg`processes`,
  ipc: msg`shared memory and semaphores`,
  uts: msg`host name`,
} as const

function namespacesInWords(own: Namespaces, hosts: Namespaces | null): Message {
  return joined(
    ownKinds.map((kind) =>
      own[kind] === hosts?.[kind] ? msg`${kind} ${own[kind]} (the host's)` : verbatim(`${kind} ${own[kind]}`),
    ),
  )
}

/** Of every container: one that was put aside and still runs gives the host away just as well. */
export function judgeNamespaces({ containers, hostNamespaces, at }: Observation): CheckResult {
  const say = (status: CheckResult['status'], summary: Message) =>
    result(
      'own-namespaces',
      status,
      summary,
      containers.map(({ name, namespaces }) => ({
        tried: msg`Compare the namespaces of ${name} with those of master's process 1`,
        from: 'master',
        expected: msg`${joined(ownKinds)}: none the same`,
        got: namespaces ? namespacesInWords(namespaces, hostNamespaces) : msg`it ended while Bulkhead looked`,
        at,
      })),
    )
  if (!hostNamespaces) return say('error', msg`Bulkhead could not read master's own namespaces.`)
  if (containers.some(({ namespaces }) => namespaces === null))
    return say('error', msg`A container ended while Bulkhead looked at it, so it can not tell yet.`)
  const shared = containers.flatMap(({ name, namespaces }) => {
    const kinds = ownKinds.filter((kind) => namespaces?.[kind] === hostNamespaces[kind])
    return kinds.length > 0 ? [msg`${name} (${joined(kinds.map((kind) => kindInWords[kind]))})`] : []
  })
  return shared.length > 0
    ? say('fail', msg`The host's namespaces are shared with ${listOf(shared)}.`)
    : say('pass', msg`No container shares namespaces with the host.`)
}

export function judgeSockets({ containers, at }: Observation): CheckResult {
  const say = (status: CheckResult['status'], summary: Message) =>
    result(
      'no-docker-socket',
      status,
      summary,
      containers.map(({ name, sockets }) => ({
        tried: msg`Look through the mounts of ${name} for the sockets of Docker and containerd`,
        from: 'master',
        expected: msg`neither of them`,
        got: sockets ? socketsInWords(sockets) : msg`it ended while Bulkhead looked`,
        at,
      })),
    )
  if (containers.some(({ sockets }) => sockets === null))
    return say('error', msg`A container ended while Bulkhead looked at it, so it can not tell yet.`)
  const holders = containers.filter(({ sockets }) => sockets?.length)
  const [first] = holders.flatMap(({ name, sockets }) => (sockets ?? []).map((held) => ({ name, ...held })))
  if (!first) return say('pass', msg`No container holds the socket of Docker or of containerd.`)
  const { name, socket, inside, mount, readOnly } = first
  const where =
    inside === mount
      ? msg`${name} holds ${socket}`
      : msg`${name} holds ${socket} at ${inside}, because a directory above it is mounted at ${mount}`
  const worst = readOnly
    ? msg`${where}. Read-only protects the file and not what is said through it.`
    : msg`${where}: whoever breaks into it commands Docker.`
  const others = holders.slice(1).map((each) => each.name)
  return say('fail', others.length > 0 ? joined([worst, msg`So does ${joined(others)}.`], space) : worst)
}

function socketsInWords(sockets: readonly SocketHeld[]): Message {
  return sockets.length === 0
    ? msg`neither of them`
    : joined(
        sockets.map(({ socket, inside, readOnly }) =>
          readOnly ? msg`${socket} at ${inside}, read-only` : msg`${socket} at ${inside}`,
        ),
        semicolon,
      )
}
