import type { Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { ObservedContainer } from '../observation.ts'
import { isReadable, type SurveyedContainer, type SurveyedProcess } from '../survey.ts'
import { judgeContainers, type Outcome } from './shared/each-container.ts'
import { named, someOf } from './shared/naming.ts'
import { programOf } from './shared/programs.ts'

const SERVERS = /^(sshd|sshd-session|sshd-auth|dropbear|dropbearmulti|tinysshd|lshd)$/

/**
 * By the processes of the container's own control group: one that sees the machine's processes or has its network does
 * not have the machine's SSH server for it.
 */
export const sshServer: AuditItem = {
  id: 'C4',
  bench: ['5.7'],
  mend: {
    how: msg`Build the image without an SSH server and look after the container through the daemon.`,
    commands: ['docker exec -it NAME sh'],
  },
  judge: (seen) =>
    judgeContainers(
      seen,
      { byKernel, byDaemon: (container) => ({ unknown: unseen(container) }) },
      {
        wrong: (names) => msg`An SSH server runs in ${names}.`,
        right: msg`No SSH server runs in any container.`,
        commands: (names) => names.map((name) => `docker exec -it ${name} sh`),
      },
    ),
}

const unseen = ({ name }: ObservedContainer): Message =>
  msg`The daemon’s word does not tell whether an SSH server runs in ${named(name)}; for that the machine itself has to be seen. Audit it over \`ssh://\` or on the machine.`

/** Also where the file can't be read, or has another name than the one it was called by. */
const isServer = (process: SurveyedProcess): boolean =>
  SERVERS.test(programOf(process)) ||
  SERVERS.test((process.args[0] ?? '').split('/').at(-1)?.split(/[ :]/)[0] ?? '')

function byKernel(kernel: SurveyedContainer, container: ObservedContainer): Outcome {
  const { processes, listeners } = kernel
  const name = named(container.name)
  if (processes.length === 0) return { unknown: msg`No process of ${name} was seen. Audit again.` }
  const servers = processes.filter(isServer)
  const sockets = isReadable(listeners) ? listeners.sockets : []
  const open = sockets
    .filter(({ pids }) => servers.some(({ pid }) => pids.includes(pid)))
    .map(({ protocol, port }) => `${port}/${protocol}`)
  const looked: Looked[] = [
    {
      tried: msg`Looked at all processes in the control group of ${name} (${processes.length}), and at what they listen on`,
      expected: msg`no sshd, no dropbear`,
      got:
        servers.length === 0
          ? msg`none`
          : open.length > 0
            ? msg`${someOf(servers.map(programOf))}, listening on ${someOf(open)}`
            : msg`${someOf(servers.map(programOf))}, listening nowhere`,
    },
  ]
  return servers.length === 0 ? { looked } : { looked, wrong: [msg`In ${name} runs an SSH server.`] }
}
