import type { CheckResult } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { commonGround } from './judge-wire.ts'
import type { Observation } from './observation.ts'

/** Whether a restart would bring this back; after a restart of our own, whether it did. */
export function judgeLasting(observation: Observation): CheckResult[] {
  return [judgeKept(observation), judgeStarts(observation), ...judgeRestarted(observation.restart)]
}

/** Rules by hand name addresses and interfaces, and both are given anew at each start. */
function judgeKept(observation: Observation): CheckResult {
  const { intruder, at } = observation
  const common = commonGround(observation, (open) => open)
  const evidence = [
    {
      tried: `Ask Docker which networks ${intruder.name} has in common with the others`,
      from: 'master',
      expected: 'none, or only ones on which Docker lets nobody talk unasked (icc)',
      got: common.length > 0 ? common.join(', ') : 'none such',
      at,
    },
  ]
  return common.length === 0
    ? result('kept-by-docker', 'pass', 'Docker itself keeps them apart, and will again.', evidence)
    : result(
        'kept-by-docker',
        'fail',
        `${intruder.name} and the others are in ${common.join(' and ')}, where Docker lets everybody talk: it would after the next start.`,
        evidence,
      )
}

function judgeStarts({ server, victim, intruder, at }: Observation): CheckResult {
  const parties = [server, victim, intruder]
  const left = parties.filter(({ restart }) => restart === 'no').map(({ name }) => name)
  const evidence = [
    {
      tried: 'Read the restart policies',
      from: 'master',
      expected: 'unless-stopped or always, for each',
      got: parties.map(({ name, restart }) => `${name}: ${restart}`).join(', '),
      at,
    },
  ]
  return left.length === 0
    ? result('starts-again', 'pass', 'Docker starts all three by itself.', evidence)
    : result(
        'starts-again',
        'fail',
        `Nobody would start ${left.join(' and ')} again: without a restart policy a container stays down after a reboot.`,
        evidence,
      )
}
