import { type CheckResult, joined, type Message, msg, semicolon } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Holder, Observation } from './observation.ts'

/** Whether a container can write into master's own log, in whatever name it likes. */
export function judgeHolders({ holders, at }: Observation): CheckResult {
  const evidence = [
    {
      tried: msg`Compare the mounts of every container with the folder of master's log sockets, /run/systemd/journal`,
      from: 'master',
      expected: msg`none leads there`,
      got: holders.length > 0 ? joined(holders.map(inWords), semicolon) : msg`none leads there`,
      at,
    },
  ]
  const [first] = holders
  if (!first)
    return result('no-log-socket', 'pass', msg`No container holds a log socket of master's.`, evidence)
  return result(
    'no-log-socket',
    'fail',
    first.running
      ? msg`Container ${first.container} holds master's log socket and can write there in anybody's name; read-only changes nothing about that.`
      : msg`Container ${first.container} is stopped, and holds master's log socket again as soon as somebody starts it.`,
    evidence,
  )
}

function inWords({ container, running, mount }: Holder): Message {
  return running ? msg`${container}: ${mount}` : msg`${container} (stopped): ${mount}`
}
