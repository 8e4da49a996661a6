import type { Looked } from '../../contract/audit/index.ts'
import { type Message, msg, verbatim } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import { capacityOf } from './shared/capacity.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import {
  type Bounds,
  boundsAsked,
  boundsOf,
  type Capacity,
  limitsProcesses,
  mostProcesses,
} from './shared/effective-limits.ts'
import { asked } from './shared/fields.ts'
import { unlessAbove } from './shared/limited-above.ts'
import { named } from './shared/naming.ts'

export const pidsLimit: AuditItem = {
  id: 'C8',
  bench: ['5.29'],
  mend: {
    how: msg`Limit how many processes each container may have, to somewhat more than it needs; it can be changed while it runs.`,
    commands: ['docker update --pids-limit 100 NAME'],
  },
  judge: (seen) => {
    const machine = capacityOf(seen)
    return judgeContainers(
      seen,
      {
        byKernel: ({ groups }, container) => {
          const bounds = boundsOf(groups)
          return bounds
            ? unlessAbove(
                container,
                outcome(container.name, msg`Read \`pids.max\` of ${named(container.name)}`, bounds, machine),
              )
            : {
                unknown: msg`\`pids.max\` of ${named(container.name)} could not be read. Audit again with the rights of root.`,
              }
        },
        byDaemon: (container) =>
          unlessAbove(
            container,
            outcome(container.name, asked(container), boundsAsked(container.inspect.HostConfig), machine),
          ),
      },
      {
        wrong: (names) => msg`No limit would stop a fork bomb in ${names}.`,
        right: msg`Every container has a limit on processes.`,
        commands: (names) => [`docker update --pids-limit 100 ${names.join(' ')}`],
      },
    )
  },
}

function outcome(name: string, tried: Message, bounds: Bounds, machine: Capacity): Outcome {
  const most = mostProcesses(machine)
  const { pids } = bounds
  const looked: Looked[] = [
    {
      tried,
      expected: msg`a number, at most ${most}`,
      got: typeof pids === 'number' ? verbatim(String(pids)) : msg`no limit`,
    },
  ]
  if (limitsProcesses(bounds, machine)) return { looked }
  return {
    looked,
    wrong: [
      typeof pids === 'number'
        ? msg`${named(name)} may have ${pids} processes, more than this machine can bear.`
        : msg`${named(name)} may have any number of processes.`,
    ],
  }
}
