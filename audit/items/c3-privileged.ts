import type { Looked } from '../../contract/audit/index.ts'
import { capabilityNames, type Message, msg } from '../../contract/index.ts'
import { setIn } from '../../readings/capabilities.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, fieldOf, list, procFile, securityOptions, unreadable } from './shared/fields.ts'
import { named, someOf } from './shared/naming.ts'
import { reachableAsked } from './shared/reachable-capabilities.ts'

/** The machine's disks and memory, with which one has the machine. */
const DISKS = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|dm-|md\d|loop|nbd|mapper\/|disk\/|mem$|kmem$|port$)/

/** Kernels before 5.8 know 38, and who has those has all. */
const FEWEST_OF_ALL = 38

/** The word itself, and what comes to the same under another name. */
export const privileged: AuditItem = {
  id: 'C3',
  bench: ['5.5'],
  mend: {
    how: msg`Create the containers anew without \`--privileged\`, all capabilities or the machine’s devices; give each just what it needs.`,
    commands: ['docker run --cap-drop ALL --cap-add NET_BIND_SERVICE IMAGE'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      {
        byKernel,
        byDaemon: (container) => {
          const all = reachableAsked(container.inspect, seen.info.SecurityOptions)
          const isBare = securityOptions(container.inspect.HostConfig, 'seccomp').at(-1) === 'unconfined'
          return outcome(container, asked(container), hasAll(all) && isBare, undefined)
        },
      },
      {
        wrong: (names) => msg`Root of this machine in all but name: ${names}.`,
        right: msg`No container is privileged, and none is so in effect.`,
      },
    ),
}

function byKernel({ status, pid, groups }: SurveyedContainer, container: ObservedContainer): Outcome {
  if (!isReadable(status)) return unreadable(container, `/proc/${pid}/status`, status)
  const all = hasAll(setIn(status, 'CapEff') ?? []) || hasAll(setIn(status, 'CapBnd') ?? [])
  const isBare = fieldOf(status, 'Seccomp') === '0'
  const devices = isReadable(groups) ? (groups.files['devices.list'] ?? undefined) : undefined
  return outcome(container, procFile(container, pid, 'status'), all && isBare, devices)
}

const hasAll = (names: readonly string[]): boolean =>
  capabilityNames.slice(0, FEWEST_OF_ALL).every((name) => names.includes(name))

function outcome(
  container: ObservedContainer,
  tried: Message,
  isBare: boolean,
  devices: string | undefined,
): Outcome {
  const { HostConfig } = container.inspect
  const name = named(container.name)
  const disks = (Array.isArray(HostConfig.Devices) ? HostConfig.Devices : [])
    .map(({ PathOnHost }) => PathOnHost)
    .filter((path) => DISKS.test(path))
  const rules = [...list(HostConfig.DeviceCgroupRules), ...(devices ?? '').split('\n')]
  const allDevices = rules.some((rule) => /^(a|[ab] \*:\*)( |$)/.test(rule.trim()))
  const wrong = [
    ...(HostConfig.Privileged === true ? [msg`${name} is privileged.`] : []),
    ...(HostConfig.Privileged !== true && isBare
      ? [msg`${name} has every capability and no seccomp filter, which is privileged under another name.`]
      : []),
    ...(disks.length > 0 ? [msg`${name} has the machine’s own ${someOf(disks)}.`] : []),
    ...(allDevices && HostConfig.Privileged !== true
      ? [msg`${name} may use every device of the machine.`]
      : []),
  ]
  const looked: Looked[] = [
    {
      tried,
      expected: msg`not privileged, not every capability without a filter, no disk of the machine`,
      got: wrong.length > 0 ? msg`privileged, or as good as that` : msg`none of these`,
    },
  ]
  return wrong.length > 0 ? { looked, wrong } : { looked }
}
