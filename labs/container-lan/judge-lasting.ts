import { type CheckResult, joined, listOf, msg } from '../../contract/index.ts'
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
      tried: msg`Ask Docker which networks ${intruder.name} has in common with the others`,
      from: 'master',
      expected: msg`none, or only ones on which Docker lets nobody talk unasked (icc)`,
      got: common.length > 0 ? joined(common) : msg`none such`,
      at,
    },
  ]
  return common.length === 0
    ? result('kept-by-docker', 'pass', msg`Docker itself keeps them apart, and will again.`, evidence)
    : result(
        'kept-by-docker',
        'fail',
        msg`${intruder.name} and the others are in ${listOf(common)}, where Docker lets everybody talk: it would after the next start.`,
        evidence,
      )
}

function judgeStarts({ server, victim, intruder, at }: Observation): CheckResult {
  const parties = [server, victim, intruder]
  const left = parties.filter(({ restart }) => restart === 'no').map(({ name }) => name)
  const evidence = [
    {
      tried: msg`Read the restart policies`,
      from: 'master',
      expected: msg`unless-stopped or always, for each`,
      got: joined(parties.map(({ name, restart }) => `${name}: ${restart}`)),
      at,
    },
  ]
  return left.length === 0
    ? result('starts-again', 'pass', msg`Docker starts all three by itself.`, evidence)
    : result(
        'starts-again',
        'fail',
        msg`Nobody would start ${listOf(left)} again: without a restart policy a container stays down after a reboot.`,
        evidence,
      )
}
