import { type CheckResult, joined, listOf, msg, type Params, probeWords } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { isTooLarge } from './judge-arrival.ts'
import { judgeCollector, judgeFirewall, judgeSender } from './judge-boot.ts'
import type { Observation } from './observation.ts'
import { fileOf, nameOf, roles } from './planted.ts'

/** Whether what is heard now is heard again after a boot; after restarts of our own, whether it was. */
export function judgeLasting(observation: Observation, params: Params): CheckResult[] {
  const restarted = [...(observation.restarts ?? []).map(judgeOne), ...judgeRestarted(observation.restart)]
  return [
    judgeInForce(observation, params),
    judgePolicies(observation, params),
    judgeCollector(observation, params),
    judgeFirewall(observation, params),
    judgeSender(observation),
    ...restarted,
  ]
}

function judgeInForce({ said, at }: Observation, params: Params): CheckResult {
  const unheard = roles.filter((role) => !said[role]?.arrived)
  const evidence = [
    {
      tried: msg`Make both services say something`,
      from: 'loghost',
      expected: joined(roles.map((role) => msg`a line in ${fileOf(params, role)}`)),
      got: joined(
        roles.map((role) => {
          const name = nameOf(params, role)
          return said[role]?.arrived ? msg`${name}: heard` : msg`${name}: not heard`
        }),
      ),
      at,
    },
  ]
  const hidden = unheard.filter((role) => {
    const line = said[role]
    return line !== null && isTooLarge(line)
  })
  if (hidden.length > 0 && hidden.length === unheard.length) {
    const files = listOf(unheard.map((role) => fileOf(params, role)))
    return result(
      'heard',
      'error',
      msg`${files} on loghost: too large for Bulkhead to see the newest lines.`,
      evidence,
    )
  }
  const names = listOf(unheard.map((role) => nameOf(params, role)))
  return unheard.length === 0
    ? result('heard', 'pass', msg`Both services are heard on loghost now.`, evidence)
    : result(
        'heard',
        'fail',
        unheard.length > 1
          ? msg`What ${names} say does not arrive now, so there is nothing yet that could last.`
          : msg`What ${names} says does not arrive now, so there is nothing yet that could last.`,
        evidence,
      )
}

function judgePolicies({ services, at }: Observation, params: Params): CheckResult {
  const lost = roles.filter(
    (role) => !['always', 'unless-stopped', 'on-failure'].includes(services[role]?.restart ?? ''),
  )
  const evidence = [
    {
      tried: msg`Read the containers' restart policies`,
      from: 'master',
      expected: msg`always or unless-stopped`,
      got: joined(
        roles.map(
          (role) => msg`${nameOf(params, role)}: ${services[role]?.restart ?? msg`no such container`}`,
        ),
      ),
      at,
    },
  ]
  const [first] = lost
  return first === undefined
    ? result('containers-come-back', 'pass', msg`Docker starts both containers again by itself.`, evidence)
    : result(
        'containers-come-back',
        'fail',
        msg`Nothing starts container ${nameOf(params, first)} after a restart of docker.`,
        evidence,
      )
}

function judgeOne({
  host,
  unit,
  ok,
  message,
  at,
}: NonNullable<Observation['restarts']>[number]): CheckResult {
  const id = `restarted-${host}-${unit}`
  const evidence = [
    {
      tried: msg`Restart ${unit}`,
      from: host,
      expected: msg`it is active again`,
      got: probeWords(message),
      at,
    },
  ]
  return ok
    ? result(id, 'pass', msg`${unit} on ${host} was restarted and came back.`, evidence)
    : result(
        id,
        'fail',
        msg`${unit} on ${host} was restarted and did not come back; journalctl -u ${unit} tells why.`,
        evidence,
      )
}
