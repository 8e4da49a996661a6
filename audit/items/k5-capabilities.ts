import type { Looked } from '../../contract/audit/index.ts'
import { defaultCapabilities, type Message, msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { asked, procFile, unreadable } from './shared/fields.ts'
import { named, someOf } from './shared/naming.ts'
import { names, reachableAsked, reachableOf } from './shared/reachable-capabilities.ts'

/**
 * Wrong is what goes beyond Docker's default, and NET_RAW where it was kept rather than chosen: of the default it is the
 * one with which a container deceives its neighbours, and next to nothing needs it. What else of the default a
 * container needs can't be seen from outside; it is shown.
 */
export const capabilities: AuditItem = {
  id: 'K5',
  bench: ['5.4'],
  mend: {
    how: msg`Create each container anew with no capability but those that it needs, and without a way to new ones.`,
    commands: ['docker run --cap-drop ALL --cap-add NET_BIND_SERVICE --security-opt no-new-privileges IMAGE'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      {
        byKernel: ({ status, pid }, container) => {
          if (!isReadable(status)) return unreadable(container, `/proc/${pid}/status`, status)
          const reachable = reachableOf(status)
          return reachable
            ? outcome(container, procFile(container, pid, 'status'), reachable)
            : { unknown: msg`The kernel does not say which capabilities ${named(container.name)} has.` }
        },
        byDaemon: (container) =>
          outcome(container, asked(container), reachableAsked(container.inspect, seen.info.SecurityOptions)),
      },
      {
        wrong: (those) =>
          msg`There are capabilities that nobody chose or that Docker keeps back for good reason in ${those}.`,
        right: msg`No container can come to capabilities that Docker keeps back, or to NET_RAW unasked.`,
      },
    ),
}

function outcome(container: ObservedContainer, tried: Message, reachable: readonly string[]): Outcome {
  const { CapAdd, CapDrop } = container.inspect.HostConfig
  const name = named(container.name)
  const beyond = reachable.filter((each) => !defaultCapabilities.includes(each))
  const isChosen = names(CapDrop).includes('ALL') && names(CapAdd).includes('NET_RAW')
  const wrong = [
    ...(beyond.length > 0
      ? [msg`${name} has or can come to what Docker gives nobody unasked: ${someOf(beyond, 5)}.`]
      : []),
    ...(reachable.includes('NET_RAW') && beyond.length === 0 && !isChosen
      ? [msg`${name} kept NET_RAW of Docker’s default: it can forge packets in its neighbours’ names.`]
      : []),
  ]
  const looked: Looked[] = [
    {
      tried,
      expected: msg`only what was chosen; nothing beyond Docker’s default, and no NET_RAW unasked`,
      got: reachable.length === 0 ? msg`none` : someOf(reachable.toSorted(), 14),
    },
  ]
  return wrong.length > 0 ? { looked, wrong } : { looked }
}
