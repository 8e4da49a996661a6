import type { Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer } from '../observation.ts'
import type { SurveyedContainer } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { named, someOf } from './shared/naming.ts'
import { programsOf } from './shared/programs.ts'

/**
 * One main program: an init that only reaps, a shell that waits for its one child, and workers of the program itself
 * are no second one. What `docker exec` or a health check put in is not the container's own.
 */
export const oneProcess: AuditItem = {
  id: 'C2',
  bench: [],
  question: msg`Does each container do one thing only, also where one program does it all?`,
  mend: {
    how: msg`Give each program a container of its own, in a network that they share. Let its command be the program itself; \`--init\` reaps what it leaves behind.`,
    commands: ['docker top NAME -o pid,ppid,args', 'docker run --init IMAGE'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      { byKernel, byDaemon: (container) => ({ unknown: unseen(container) }) },
      {
        wrong: (names) => msg`More than one main program runs in ${names}.`,
        right: msg`Every container runs one main program.`,
        commands: (names) => names.map((name) => `docker top ${name} -o pid,ppid,args`),
      },
    ),
}

const unseen = ({ name }: ObservedContainer): Message =>
  msg`The daemon’s word does not tell which programs run in ${named(name)}; for that the machine itself has to be seen. Audit it over \`ssh://\` or on the machine.`

function byKernel({ pid, processes }: SurveyedContainer, container: ObservedContainer): Outcome {
  if (processes.length === 0) {
    return { unknown: msg`No process of ${named(container.name)} was seen. Audit again.` }
  }
  const { mains, managers, visitors } = programsOf(pid, processes)
  const name = named(container.name)
  const looked: Looked[] = [
    {
      tried: msg`Looked at all processes in the control group of ${name} (${processes.length})`,
      expected: msg`one main program`,
      got:
        visitors.length === 0
          ? someOf([...managers, ...mains], 6)
          : msg`${someOf([...managers, ...mains], 6)}; started from outside: ${someOf(visitors)}`,
    },
  ]
  const wrong = [
    ...(managers.length > 0
      ? [msg`In ${name} runs ${someOf(managers)}, which is there to keep several programs.`]
      : []),
    ...(mains.length > 1 ? [msg`In ${name} run ${mains.length} programs: ${someOf(mains, 5)}.`] : []),
  ]
  return wrong.length > 0 ? { looked, wrong } : { looked }
}
