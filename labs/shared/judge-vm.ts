import { type CheckResult, joined, listOf, type Message, msg, semicolon } from '../../contract/index.ts'
import { outcomeInWords, result } from './evidence.ts'
import { isVm, type VmSeen } from './vm.ts'

/**
 * Whether the virtual machine of this lab host runs. What it says of itself is its root's word, so the kernel of the
 * host is asked besides: which program listens there, started with which kernel.
 */
export function judgeVm(seen: VmSeen, token: string): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel who listens on port ${seen.port}, and the virtual machine itself what it is`,
      from: 'master',
      expected: msg`QEMU with the kernel that lies in /srv/vm, and the answers of the machine in it`,
      got: got(seen),
      at: seen.at,
    },
  ]
  const problem = problemWith(seen, token)
  return problem === undefined
    ? result('vm-runs', 'pass', msg`The virtual machine runs and answers on port ${seen.port}.`, evidence)
    : result('vm-runs', 'fail', problem, evidence)
}

function got({ process, changed, answers, said }: VmSeen): Message {
  if (!process) return msg`nobody listens`
  const words = [msg`${process.exe}, process ${process.pid}`]
  if (changed.length > 0) words.push(msg`changed: ${changed.join(', ')}`)
  if (answers) words.push(msg`${answers.name}, kernel ${answers.kernel}, ${megabytes(answers.memory)} MB`)
  if (said) words.push(outcomeInWords(said))
  return joined(words, semicolon)
}

function problemWith({ port, process, changed, answers }: VmSeen, token: string): Message | undefined {
  if (!process)
    return msg`The virtual machine does not run: nothing listens on port ${port} of master. vm start starts it, and vm status tells more.`
  if (!isVm(process))
    return msg`What listens on port ${port} of master is not the virtual machine, but ${process.exe || msg`something else`}.`
  if (changed.length > 0)
    return msg`The virtual machine has to be the one that came with this lab host, and ${listOf(changed)} was changed.`
  if (!answers)
    return msg`The virtual machine runs and does not answer. It may still be booting; vm console shows what it is at.`
  if (answers.token !== token)
    return msg`A virtual machine answers, but it was not started with what /srv/vm/vm.conf says. vm stop and vm start make it anew.`
  return undefined
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
