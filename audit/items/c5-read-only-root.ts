import type { Looked } from '../../contract/audit/index.ts'
import { type Message, msg, verbatim } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import { isReadable } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, procFile, unreadable } from './shared/fields.ts'
import { mountsOf } from './shared/mounts-of.ts'
import { named } from './shared/naming.ts'

export const readOnlyRoot: AuditItem = {
  id: 'C5',
  bench: ['5.13'],
  mend: {
    how: msg`Create the containers anew with a root that can’t be written, and with a volume or tmpfs where something has to be.`,
    commands: ['docker run --read-only --tmpfs /tmp --volume data:/var/lib/data IMAGE'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      {
        byKernel: (kernel, container) => {
          const { mountinfo, pid } = kernel
          if (!isReadable(mountinfo)) return unreadable(container, `/proc/${pid}/mountinfo`, mountinfo)
          // Of several mounts at one place the last one hides the others.
          const root = mountsOf(kernel).findLast(({ point }) => point === '/')
          if (!root)
            return {
              unknown: msg`The root of ${named(container.name)} is not among its mounts. Audit again.`,
            }
          return outcome(container.name, procFile(container, pid, 'mountinfo'), root.readOnly)
        },
        byDaemon: (container) =>
          outcome(container.name, asked(container), container.inspect.HostConfig.ReadonlyRootfs === true),
      },
      {
        wrong: (names) => msg`The root file system can be written in ${names}.`,
        right: msg`The root file system of every container is read-only.`,
      },
    ),
}

function outcome(name: string, tried: Message, isReadOnly: boolean): Outcome {
  const looked: Looked[] = [
    { tried, expected: msg`\`ro\` on \`/\``, got: verbatim(isReadOnly ? 'ro' : 'rw') },
  ]
  return isReadOnly ? { looked } : { looked, wrong: [msg`${named(name)} can write to its root file system.`] }
}
