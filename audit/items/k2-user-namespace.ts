import type { Finding, Looked } from '../../contract/audit/index.ts'
import { msg, verbatim } from '../../contract/index.ts'
import type { AuditItem, Judgement } from '../item.ts'
import { pass } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, procFile, unreadable } from './shared/fields.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { plainContainer, plainlyRun } from './shared/plain-container.ts'
import { uidRanges, whoIsRoot } from './shared/uid-map.ts'
import { setDaemonOptions } from './shared/set-daemon-options.ts'

export const userNamespace: AuditItem = {
  id: 'K2',
  bench: ['2.9', '5.31'],
  mend: {
    how: msg`Put \`"userns-remap": "default"\` into \`/etc/docker/daemon.json\`, restart Docker, and start no container with \`--userns=host\`. Docker then keeps images and containers in a place of their own: load them again and create them anew.`,
    commands: [
      ...setDaemonOptions({ 'userns-remap': 'default' }),
      "docker info --format '{{.SecurityOptions}}'",
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const says = seen.info.SecurityOptions
  const isRemapped = says.some((option) => /^name=(userns|rootless)\b/.test(option))
  const files = notLoaded(seen, ['userns-remap'])
  const daemon: Looked = {
    tried: msg`Asked the daemon for its security options`,
    expected: msg`\`name=userns\` or \`name=rootless\``,
    got: someOf(says, 8),
  }
  if (!isRemapped) {
    const finding: Finding = {
      subject: subjectOf('setting', 'userns-remap'),
      summary: msg`The daemon maps no users: root in a container is root of this machine.`,
      looked: [daemon, ...seen.containers.slice(0, 3).flatMap(mapShown)],
    }
    const findings =
      files.length > 0
        ? files.map((file) => ({ ...file, looked: [...file.looked, ...finding.looked] }))
        : [finding]
    return { status: 'fail', summary: finding.summary, looked: [], findings }
  }
  const plain = ofPlainContainer(seen)
  if (seen.containers.length === 0 && files.length === 0 && !plain?.isRoot) {
    return pass(msg`The daemon gives every container a user namespace; there are none now.`, [
      daemon,
      ...(plain ? [plain.looked] : []),
    ])
  }
  if (plain?.isRoot)
    files.push({
      subject: subjectOf('setting', 'userns-remap'),
      summary: msg`The daemon says that it maps users, but root of a container without any options is root of this machine.`,
      looked: [daemon, plain.looked],
    })
  const judgement = judgeContainers(
    seen,
    {
      byKernel: (kernel, container) => byKernel(seen, kernel, container),
      byDaemon: (container) => ({
        looked: [
          {
            tried: asked(container),
            expected: msg`in the daemon’s user namespace`,
            got:
              container.inspect.HostConfig.UsernsMode === 'host'
                ? msg`\`--userns=host\``
                : msg`as the daemon does by default`,
          },
        ],
        ...(container.inspect.HostConfig.UsernsMode === 'host' ? { wrong: [isHosts(container)] } : {}),
      }),
    },
    {
      wrong: (names) => msg`The daemon maps users, but root inside is root of this machine in ${names}.`,
      right: msg`In every container root is somebody else outside.`,
    },
    files,
  )
  return {
    ...judgement,
    looked: [daemon, ...(plain && !plain.isRoot ? [plain.looked] : []), ...judgement.looked],
  }
}

/** What the kernel says of one that was started to find out, where that was allowed. */
function ofPlainContainer(seen: Observation) {
  const ran = plainContainer(seen)
  const ranges = uidRanges(ran?.uidMap ?? '')
  if (!ran || ranges.length === 0) return undefined
  return {
    isRoot: whoIsRoot(ranges) !== undefined,
    looked: plainlyRun(msg`nobody inside is user 0 outside`, ran.uidMap),
  }
}

const isHosts = ({ name }: ObservedContainer) =>
  msg`${named(name)} was started with \`--userns=host\`: its root is root of this machine.`

function byKernel(seen: Observation, kernel: SurveyedContainer, container: ObservedContainer): Outcome {
  const { uidMap, namespaces, pid } = kernel
  if (!isReadable(uidMap)) return unreadable(container, `/proc/${pid}/uid_map`, uidMap)
  const ranges = uidRanges(uidMap)
  if (ranges.length === 0)
    return { unknown: msg`Of ${named(container.name)} no user is mapped yet. Audit again.` }
  const root = whoIsRoot(ranges)
  const ofHost = seen.host.seen ? seen.host.value.namespaces : undefined
  const isShared =
    ofHost !== undefined && isReadable(ofHost) && isReadable(namespaces) && ofHost.user === namespaces.user
  const looked: Looked[] = [
    {
      tried: procFile(container, pid, 'uid_map'),
      expected: msg`nobody inside is user 0 outside`,
      got: verbatim(uidMap.trim().replace(/\s+/g, ' ').slice(0, 200)),
    },
  ]
  if (container.inspect.HostConfig.UsernsMode === 'host' && (isShared || root !== undefined)) {
    return { looked, wrong: [isHosts(container)] }
  }
  if (isShared)
    return { looked, wrong: [msg`${named(container.name)} is in the machine’s own user namespace.`] }
  if (root !== undefined)
    return { looked, wrong: [msg`User ${root} of ${named(container.name)} is root of this machine.`] }
  return { looked }
}

function mapShown(container: ObservedContainer): Looked[] {
  if (!container.kernel.seen || !isReadable(container.kernel.value.uidMap)) return []
  const { pid, uidMap } = container.kernel.value
  return [
    {
      tried: procFile(container, pid, 'uid_map'),
      expected: msg`nobody inside is user 0 outside`,
      got: verbatim(uidMap.trim().replace(/\s+/g, ' ').slice(0, 200)),
    },
  ]
}
