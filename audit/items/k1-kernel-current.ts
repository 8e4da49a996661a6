import type { Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell, type Judgement, judged, pass, unsupported } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { newestOf } from './shared/kernel-release.ts'
import { someOf } from './shared/naming.ts'

/**
 * The kernel that runs against the newest on the machine's disk: a kernel that was installed and never booted mends
 * nothing. Whether there is a newer one to install is asked, as only the distribution knows.
 */
export const kernelCurrent: AuditItem = {
  id: 'K1',
  bench: ['1.2.1'],
  question: msg`Is the kernel that runs the newest that its distribution offers, with all security fixes?`,
  mend: {
    how: msg`Install the newest kernel and start the machine again; until then the old one runs. The commands are those of Debian and Ubuntu.`,
    commands: ['apt-get update', 'apt-get full-upgrade', 'systemctl reboot'],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const { host, info } = seen
  const runs = host.seen ? host.value.kernel.release : info.KernelVersion
  if (seen.isLab) {
    return unsupported(
      msg`A lab host has no kernel of its own: ${runs} is that of the machine on which Bulkhead runs. Audit that machine.`,
    )
  }
  if (!host.seen) {
    return pass(msg`The kernel is ${runs}; which others are installed was not seen.`, [
      {
        tried: msg`Asked the daemon for its kernel`,
        expected: msg`the newest that is installed`,
        got: msg`${runs}; the machine’s disk was not seen. ${host.why}`,
      },
    ])
  }
  const { kernels } = host.value
  if (!isReadable(kernels)) {
    return cannotTell(
      msg`Which kernels are installed could not be read (${kernels.unreadable}). Audit again with the rights of root.`,
    )
  }
  const newest = newestOf(kernels.installed, runs)
  const looked: Looked[] = [
    {
      tried: msg`Compared the kernel that runs with those that are installed`,
      expected: msg`none newer than ${runs}`,
      got:
        kernels.installed.length === 0
          ? msg`no kernel is installed in packages`
          : someOf(kernels.installed, 5),
    },
  ]
  return judged({
    findings:
      newest === undefined
        ? []
        : [
            {
              subject: 'host',
              summary: msg`${newest} is installed, but ${runs} still runs: the machine has not been started again.`,
              looked,
            },
          ],
    wrong: msg`An older kernel runs than the newest that is installed.`,
    right: msg`No newer kernel is installed than ${runs}, which runs.`,
    looked,
  })
}
