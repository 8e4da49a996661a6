import { type CheckResult, type Message, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { ownKinds, type Observation } from './observation.ts'

const kindInWords = {
  net: 'network',
  pid: 'processes',
  ipc: 'shared memory and semaphores',
  uts: 'host name',
} as const

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
        expected: msg`${ownKinds.join(', ')}: none the same`,
        got: namespaces
          ? ownKinds
              .map(
                (kind) =>
                  `${kind} ${namespaces[kind]}${namespaces[kind] === hostNamespaces?.[kind] ? " (the host's)" : ''}`,
              )
              .join(', ')
          : msg`it ended while Bulkhead looked`,
        at,
      })),
    )
  if (!hostNamespaces) return say('error', msg`Bulkhead could not read master's own namespaces.`)
  if (containers.some(({ namespaces }) => namespaces === null))
    return say('error', msg`A container ended while Bulkhead looked at it, so it can not tell yet.`)
  const shared = containers.flatMap(({ name, namespaces }) => {
    const kinds = ownKinds.filter((kind) => namespaces?.[kind] === hostNamespaces[kind])
    return kinds.length > 0 ? [`${name} (${kinds.map((kind) => kindInWords[kind]).join(', ')})`] : []
  })
  return shared.length > 0
    ? say('fail', msg`The host's namespaces are shared with ${shared.join(' and ')}.`)
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
        got:
          sockets
            ?.map(({ socket, inside, readOnly }) => `${socket} at ${inside}${readOnly ? ', read-only' : ''}`)
            .join('; ') || (sockets ? msg`neither of them` : msg`it ended while Bulkhead looked`),
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
      ? `${name} holds ${socket}`
      : `${name} holds ${socket} at ${inside}, because a directory above it is mounted at ${mount}`
  const others =
    holders.length > 1
      ? ` So does ${holders
          .slice(1)
          .map((each) => each.name)
          .join(', ')}.`
      : ''
  return say(
    'fail',
    readOnly
      ? msg`${where}. Read-only protects the file and not what is said through it.${others}`
      : msg`${where}: whoever breaks into it commands Docker.${others}`,
  )
}
