import type { Looked } from '../../contract/audit/index.ts'
import { listOf, type Message, msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
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
  mostProcesses,
} from './shared/effective-limits.ts'
import { asked } from './shared/fields.ts'
import { unlessAbove } from './shared/limited-above.ts'
import { named } from './shared/naming.ts'

type Lacking = 'memory' | 'processors' | 'processes'

/** What counts as a limit: less memory and fewer processors than the machine has, and few enough processes. Shares are none. */
export const controlGroups: AuditItem = {
  id: 'K3',
  bench: ['2.10', '5.11', '5.12', '5.25'],
  mend: {
    how: msg`Give each container limits on memory, processors and processes; they can be changed while it runs. Choose numbers that fit what it does.`,
    commands: ['docker update --memory 256m --memory-swap 256m --cpus 0.5 --pids-limit 100 NAME'],
  },
  judge: (seen) => {
    const machine = capacityOf(seen)
    const lacks = new Map<string, Lacking[]>()
    const outcome = (name: string, tried: Message, bounds: Bounds) => {
      lacks.set(name, lackingOf(bounds, machine))
      return outcomeOf(name, tried, bounds, machine)
    }
    return judgeContainers(
      seen,
      {
        byKernel: ({ groups }, container) => {
          const bounds = boundsOf(groups)
          if (!bounds) {
            return {
              unknown: msg`The control groups of ${named(container.name)} could not be read. Audit again with the rights of root.`,
            }
          }
          return unlessAbove(
            container,
            outcome(container.name, msg`Read the control groups of ${named(container.name)}`, bounds),
          )
        },
        byDaemon: (container) =>
          unlessAbove(
            container,
            outcome(container.name, asked(container), boundsAsked(container.inspect.HostConfig)),
          ),
      },
      {
        wrong: (names) => msg`Control groups do not limit all that can be used up by ${names}.`,
        right: msg`Memory, processors and processes of every container are limited.`,
        commands: (names) => commandsFor(names, lacks),
      },
    )
  },
}

const WORDS: Record<Lacking, Message> = {
  memory: msg`memory`,
  processors: msg`processors`,
  processes: msg`processes`,
}
const FLAGS: Record<Lacking, string> = {
  memory: '--memory 256m --memory-swap 256m',
  processors: '--cpus 0.5',
  processes: '--pids-limit 100',
}

/** Only the limits that are missing: who pastes this must not lose what somebody chose. */
function commandsFor(names: readonly string[], lacks: ReadonlyMap<string, readonly Lacking[]>): string[] {
  const groups = Map.groupBy(names, (name) => (lacks.get(name) ?? []).map((each) => FLAGS[each]).join(' '))
  return [...groups].map(([flags, those]) => `docker update ${flags} ${those.join(' ')}`)
}

function lackingOf(bounds: Bounds, machine: Capacity): Lacking[] {
  const has = {
    memory: limitsMemory(bounds, machine),
    processors: limitsCpu(bounds, machine),
    processes: limitsProcesses(bounds, machine),
  }
  return (['memory', 'processors', 'processes'] as const).filter((kind) => !has[kind])
}

function outcomeOf(name: string, tried: Message, bounds: Bounds, machine: Capacity): Outcome {
  const missing = lackingOf(bounds, machine)
  const looked: Looked[] = [
    {
      tried,
      expected: msg`memory below ${machine.memory} bytes, fewer than ${machine.processors} processors, at most ${mostProcesses(machine)} processes`,
      got: msg`memory: ${amount(bounds.memory)}; processors: ${amount(bounds.cpus)}, of number ${bounds.cpuset?.join(',') ?? '-'}; processes: ${amount(bounds.pids)}`,
    },
  ]
  if (missing.length === 0) return { looked }
  return {
    looked,
    wrong: [msg`${named(name)} has no limit on ${listOf(missing.map((each) => WORDS[each]))}.`],
  }
}

const amount = (bound: Bounds['memory']): Message | number =>
  typeof bound === 'number' ? bound : bound === undefined ? msg`no such limit here` : msg`no limit`
