import type { Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, fieldOf, list, procFile, securityOptions, unreadable } from './shared/fields.ts'
import { named, someOf } from './shared/naming.ts'
import { reachableAsked, reachableOf } from './shared/reachable-capabilities.ts'
import { uidRanges, whoIsRoot } from './shared/uid-map.ts'

/** The machine's disks and memory, with which one has the machine. */
const DISKS = /^\/dev\/(sd|hd|vd|xvd|nvme|mmcblk|dm-|md\d|loop|nbd|mapper\/|disk\/|mem$|kmem$|port$)/

/** Making nodes of any device (`b *:* m`) is every container's default, and gives nothing by itself. */
const EVERY_DEVICE = /^(a( \*:\*.*)?|b \*:\* m?[rw].*)$/

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
          const { inspect } = container
          const isBare = securityOptions(inspect.HostConfig, 'seccomp').at(-1) === 'unconfined'
          const holds = reachableAsked(inspect, seen.info.SecurityOptions).includes('SYS_ADMIN')
          // Where the daemon maps users, `--userns=host` is the way out.
          const isMapped =
            seen.info.SecurityOptions.some((option) => /^name=(userns|rootless)\b/.test(option)) &&
            inspect.HostConfig.UsernsMode !== 'host'
          return outcome(container, asked(container), holds && isBare && !isMapped, undefined)
        },
      },
      {
        wrong: (names) => msg`Root of this machine in all but name: ${names}.`,
        right: msg`No container is privileged, and none is so in effect.`,
      },
    ),
}

/** With SYS_ADMIN over the machine itself, and every call allowed, its file systems can be mounted and its control groups told what to run. */
function byKernel({ status, pid, groups, uidMap }: SurveyedContainer, container: ObservedContainer): Outcome {
  if (!isReadable(status)) return unreadable(container, `/proc/${pid}/status`, status)
  const isBare = fieldOf(status, 'Seccomp') === '0'
  const isMapped = isReadable(uidMap) && whoIsRoot(uidRanges(uidMap)) === undefined
  const holds = reachableOf(status)?.includes('SYS_ADMIN') ?? false
  const devices = isReadable(groups) ? (groups.files['devices.list'] ?? undefined) : undefined
  return outcome(container, procFile(container, pid, 'status'), holds && isBare && !isMapped, devices)
}

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
  const allDevices = rules.some((rule) => EVERY_DEVICE.test(rule.trim()))
  const wrong = [
    ...(HostConfig.Privileged === true ? [msg`${name} is privileged.`] : []),
    ...(HostConfig.Privileged !== true && isBare
      ? [msg`${name} has SYS_ADMIN and no seccomp filter, which is privileged under another name.`]
      : []),
    ...(disks.length > 0 ? [msg`${name} has the machine’s own ${someOf(disks)}.`] : []),
    ...(allDevices && HostConfig.Privileged !== true
      ? [msg`${name} may use every device of the machine.`]
      : []),
  ]
  const looked: Looked[] = [
    {
      tried,
      expected: msg`not privileged, no SYS_ADMIN without a filter, no disk of the machine`,
      got: wrong.length > 0 ? msg`privileged, or as good as that` : msg`none of these`,
    },
  ]
  return wrong.length > 0 ? { looked, wrong } : { looked }
}
