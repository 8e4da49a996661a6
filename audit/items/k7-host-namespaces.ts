import type { Looked } from '../../contract/audit/index.ts'
import { listOf, msg, type NamespaceKind, verbatim } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, procFile, unreadable } from './shared/fields.ts'
import { named } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'

const MODES = {
  pid: ['PidMode', '--pid=host'],
  net: ['NetworkMode', '--network=host'],
  ipc: ['IpcMode', '--ipc=host'],
  uts: ['UTSMode', '--uts=host'],
  cgroup: ['CgroupnsMode', '--cgroupns=host'],
} as const
type Kind = keyof typeof MODES

/** The user namespace is K2's. The control groups' is Docker's own choice on version 1, where it protects nothing. */
const kindsOf = ({ info }: Observation): Kind[] =>
  info.CgroupVersion === '2' ? ['pid', 'net', 'ipc', 'uts', 'cgroup'] : ['pid', 'net', 'ipc', 'uts']

export const hostNamespaces: AuditItem = {
  id: 'K7',
  bench: ['5.16', '5.17', '5.21'],
  mend: {
    how: msg`Create the containers anew without \`--pid=host\`, \`--network=host\`, \`--ipc=host\`, \`--uts=host\` and \`--cgroupns=host\`.`,
    commands: ['docker run --ipc private --network bridge IMAGE'],
  },
  judge: (seen) => {
    const members = membersOf(seen)
    return judgeContainers(
      seen,
      {
        byKernel: (kernel, container) => byKernel(seen, members, kernel, container),
        byDaemon: (container) => byDaemon(seen, container),
      },
      {
        wrong: (names) => msg`The machine’s own namespaces are shared with ${names}.`,
        right: msg`No container shares a namespace with the machine.`,
      },
      notLoaded(seen, ['default-cgroupns-mode', 'default-ipc-mode']),
    )
  },
}

function byKernel(
  seen: Observation,
  members: ReadonlyMap<string, readonly ObservedContainer[]>,
  kernel: SurveyedContainer,
  container: ObservedContainer,
): Outcome {
  const { namespaces, pid } = kernel
  const besides = (own: Record<NamespaceKind, string>) => {
    const others = (kind: Kind) => members.get(`${kind}:${own[kind]}`) ?? []
    const [other] = kindsOf(seen).flatMap((kind) => others(kind).find(({ id }) => id !== container.id) ?? [])
    return other ? msg`others; some of them are those of ${named(other.name)}, too` : msg`others`
  }
  if (!isReadable(namespaces)) return unreadable(container, `/proc/${pid}/ns`, namespaces)
  const ofHost = seen.host.seen ? seen.host.value.namespaces : undefined
  if (ofHost === undefined || !isReadable(ofHost)) {
    return {
      unknown: msg`The machine’s own namespaces could not be read. Audit again with the rights of root.`,
    }
  }
  const shared = kindsOf(seen).filter((kind) => namespaces[kind] !== '' && namespaces[kind] === ofHost[kind])
  const looked: Looked[] = [
    {
      tried: procFile(container, pid, 'ns'),
      expected: msg`other namespaces than those of process 1`,
      got: shared.length > 0 ? msg`the same: ${listOf(shared)}` : besides(namespaces),
    },
  ]
  return outcome(container, looked, shared)
}

/** Which containers are in a namespace, by kind and number: what they share with each other is told, as it may be meant. */
function membersOf(seen: Observation): Map<string, ObservedContainer[]> {
  const members = seen.containers.flatMap((container) => {
    const { kernel } = container
    if (!kernel.seen || !isReadable(kernel.value.namespaces)) return []
    const { namespaces } = kernel.value
    return kindsOf(seen).map((kind) => ({ place: `${kind}:${namespaces[kind]}`, container }))
  })
  const places = Map.groupBy(members, ({ place }) => place)
  return new Map([...places].map(([place, those]) => [place, those.map(({ container }) => container)]))
}

function byDaemon(seen: Observation, container: ObservedContainer): Outcome {
  const shared = kindsOf(seen).filter((kind) => modeOf(seen, container, kind) === 'host')
  const looked: Looked[] = [
    {
      tried: asked(container),
      expected: msg`with namespaces of its own`,
      got:
        shared.length > 0
          ? verbatim(shared.map((kind) => MODES[kind][1]).join(' '))
          : msg`none of the machine’s`,
    },
  ]
  return outcome(container, looked, shared)
}

/** Of a container that takes another's namespace, that one's. */
function modeOf(seen: Observation, container: ObservedContainer, kind: Kind, depth = 5): string {
  const mode = container.inspect.HostConfig[MODES[kind][0]] ?? ''
  const reference = /^container:(.+)$/.exec(mode)?.[1]
  if (reference === undefined || depth === 0) return mode
  const other = seen.containers.find(({ id, name }) => name === reference || id.startsWith(reference))
  return other ? modeOf(seen, other, kind, depth - 1) : mode
}

function outcome(container: ObservedContainer, looked: Looked[], shared: readonly Kind[]): Outcome {
  if (shared.length === 0) return { looked }
  return {
    looked,
    wrong: [msg`${named(container.name)} shares namespaces with the machine: ${listOf(shared)}.`],
  }
}
