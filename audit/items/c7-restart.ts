import type { Looked } from '../../contract/audit/index.ts'
import { msg, verbatim } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked } from './shared/fields.ts'
import { named } from './shared/naming.ts'
import type { ObservedContainer } from '../observation.ts'

/** As CIS has it; and each failure is noticed at the latest after these. */
const MOST_RESTARTS = 5

/** The daemon restarts containers, so its word is the effective state. `no` restarts nothing, which is limited, too. */
export const restart: AuditItem = {
  id: 'C7',
  bench: ['5.15'],
  mend: {
    how: msg`Let each container be restarted after failures only, and five times at most; it can be changed while it runs.`,
    commands: ['docker update --restart on-failure:5 NAME'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      { byDaemon: outcome },
      {
        wrong: (names) => msg`Nothing ends the restarts of ${names}.`,
        right: msg`No container is restarted without end.`,
        commands: (names) => [`docker update --restart on-failure:5 ${names.join(' ')}`],
      },
    ),
}

function outcome(container: ObservedContainer): Outcome {
  const { Name = '', MaximumRetryCount: most = 0 } = container.inspect.HostConfig.RestartPolicy ?? {}
  const name = named(container.name)
  const looked: Looked[] = [
    {
      tried: asked(container),
      expected: msg`\`on-failure\` with 1 to ${MOST_RESTARTS} restarts, or \`no\``,
      got: Name === 'on-failure' ? verbatim(`on-failure:${most}`) : verbatim(named(Name || 'no')),
    },
  ]
  if (Name === '' || Name === 'no') return { looked }
  if (Name !== 'on-failure') {
    return {
      looked,
      wrong: [msg`${name} is restarted again and again, however it ended (\`${named(Name)}\`).`],
    }
  }
  if (most < 1) return { looked, wrong: [msg`${name} is restarted after failures without end.`] }
  if (most > MOST_RESTARTS) {
    return {
      looked,
      wrong: [
        msg`${name} is restarted after ${most} failures; more than ${MOST_RESTARTS} hide what is wrong.`,
      ],
    }
  }
  return { looked }
}
