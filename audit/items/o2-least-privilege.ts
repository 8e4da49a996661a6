import { defaultCapabilities, joined, type Message, msg } from '../../contract/index.ts'
import type { AuditItem, Judgement } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { capacityOf } from './shared/capacity.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import {
  type Bounds,
  boundsAsked,
  boundsOf,
  type Capacity,
  limitsCpu,
  limitsMemory,
  limitsProcesses,
} from './shared/effective-limits.ts'
import { asked, fieldOf, procFile, securityOptions, unreadable } from './shared/fields.ts'
import { named, someOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { reachableAsked, reachableOf } from './shared/reachable-capabilities.ts'

export const leastPrivilege: AuditItem = {
  id: 'O2',
  bench: ['4.1', '2.14', '5.26'],
  mend: {
    how: msg`Make each container anew as a user other than root, without capabilities that it does not need, without a way to more privileges, and with limits. Limits can also be set while it runs.`,
    commands: [
      'docker run --user 1000:1000 --cap-drop ALL --security-opt no-new-privileges --memory 256m --memory-swap 256m --cpus 0.5 --pids-limit 100 IMAGE',
      'docker update --memory 256m --memory-swap 256m --cpus 0.5 --pids-limit 100 NAME',
    ],
  },
  judge,
}

/** What one container has; all that counts here is in other items too, each by itself. */
interface Held {
  isRoot: boolean
  mayGain: boolean
  beyond: string[]
  bounds: Bounds
}

function judge(seen: Observation): Judgement {
  const machine = capacityOf(seen)
  return judgeContainers(
    seen,
    {
      byKernel: (kernel, container) => byKernel(kernel, container, machine),
      byDaemon: (container) => byDaemon(seen, container, machine),
    },
    {
      wrong: (names) => msg`More than a container needs is given to ${names}.`,
      right: msg`No container runs as root of the machine, can gain privileges, or is without limits.`,
    },
    notLoaded(seen, ['no-new-privileges']),
  )
}

function byKernel(kernel: SurveyedContainer, container: ObservedContainer, machine: Capacity): Outcome {
  const { status, pid, processes } = kernel
  if (!isReadable(status)) return unreadable(container, `/proc/${pid}/status`, status)
  const bounds = boundsOf(kernel.groups)
  if (!bounds)
    return {
      unknown: msg`The control groups of ${named(container.name)} could not be read. Audit again with the rights of root.`,
    }
  const uids = (fieldOf(status, 'Uid') ?? '').split(/\s+/).filter((uid) => uid !== '')
  const reachable = reachableOf(status)
  const noNew = fieldOf(status, 'NoNewPrivs')
  if (uids.length === 0 || !reachable || noNew === undefined)
    return { unknown: msg`The kernel does not say who ${named(container.name)} runs as.` }
  const held: Held = {
    isRoot: uids.includes('0') || processes.some(({ uid }) => uid === 0),
    mayGain: noNew !== '1',
    beyond: reachable.filter((name) => !defaultCapabilities.includes(name)),
    bounds,
  }
  return outcome(container, held, machine, procFile(container, pid, 'status'))
}

function byDaemon({ info }: Observation, container: ObservedContainer, machine: Capacity): Outcome {
  const { HostConfig, Config } = container.inspect
  const user = (Config.User ?? '').split(':')[0] ?? ''
  const isMapped = info.SecurityOptions.includes('name=userns') && HostConfig.UsernsMode !== 'host'
  const isRoot = !isMapped && (user === '' || user === 'root' || /^0+$/.test(user))
  const said = securityOptions(HostConfig, 'no-new-privileges').at(-1)
  const holds =
    said === undefined
      ? info.SecurityOptions.includes('name=no-new-privileges')
      : said === '' || said === 'true'
  const beyond = reachableAsked(container.inspect, info.SecurityOptions).filter(
    (name) => !defaultCapabilities.includes(name),
  )
  return outcome(
    container,
    { isRoot, mayGain: !holds, beyond, bounds: boundsAsked(HostConfig) },
    machine,
    asked(container),
  )
}

function outcome({ name }: ObservedContainer, held: Held, machine: Capacity, tried: Message): Outcome {
  const free = [
    ...(limitsMemory(held.bounds, machine) ? [] : [msg`memory`]),
    ...(limitsCpu(held.bounds, machine) ? [] : [msg`processors`]),
    ...(limitsProcesses(held.bounds, machine) ? [] : [msg`processes`]),
  ]
  const wrong = [
    ...(held.isRoot ? [msg`${named(name)} runs as root of the machine.`] : []),
    ...(held.mayGain ? [msg`${named(name)} can gain privileges by programs that are setuid.`] : []),
    ...(held.beyond.length > 0
      ? [msg`${named(name)} can come to capabilities beyond Docker’s default: ${someOf(held.beyond, 5)}.`]
      : []),
    ...(free.length > 0 ? [msg`${named(name)} has no limit on ${joined(free)}.`] : []),
  ]
  const got = [
    held.isRoot ? msg`root` : msg`not root`,
    held.mayGain ? msg`can gain privileges` : msg`no new privileges`,
    free.length > 0 ? msg`no limit on ${joined(free)}` : msg`limits on memory, processors and processes`,
  ]
  return {
    looked: [
      {
        tried,
        expected: msg`not root, no new privileges, limits on memory, processors and processes`,
        got: joined(got),
      },
    ],
    wrong,
  }
}
