import { type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { result, list, untried } from '../shared/evidence.ts'
import { evidenceOf, gotIn, boardEvidence, sentence, whoIs } from './evidence.ts'
import type { DoorTried, Observation } from './observation.ts'

const NOTHING = 'no answer of a Docker daemon'

/** Behind the firewall, too, nobody gets Docker without a certificate. */
export function judgeCertificates(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeTenant(observation, params),
    judgeUnarmed(observation, params),
    judgeInside('no-plain-door', 'plain', observation, params),
    judgeInside('no-open-door', 'no-certificate', observation, params),
    judgeDoorAtBoot(observation, params),
  ]
}

/** Who can't reach master at all isn't kept out by anything that was done for Docker. */
function judgeTenant({ tenant, board, at }: Observation, params: Params): CheckResult {
  const boards = board.filter(({ place }) => place === 'tenant')
  const evidence = [
    {
      tried: msg`Ask Docker for container ${params.tenantName}, and the kernel for its network`,
      from: 'master',
      expected: msg`it runs, in a network of its own`,
      got: tenant
        ? msg`${tenant.running ? msg`it runs` : msg`it does not run`}, ${tenant.ownNetwork ? msg`in a network of its own` : msg`not in a network of its own`}`
        : msg`there is no such container`,
      at,
    },
    ...boards.map((tried) => boardEvidence(tried, msg`the notice board`)),
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('tenant-there', status, summary, evidence)
  if (!tenant?.running)
    return say(
      'fail',
      msg`Container ${params.tenantName} does not run on master, and who is not there is not refused.`,
    )
  if (!tenant.ownNetwork)
    return say('fail', msg`Container ${params.tenantName} shares master's network instead of having its own.`)
  if (boards.length === 0 || boards.some(untried))
    return say('error', msg`Bulkhead could not look from container ${params.tenantName}, so it can't tell.`)
  return boards.every(({ isBoard }) => isBoard)
    ? say('pass', msg`Container ${params.tenantName} runs and reaches master.`)
    : say(
        'fail',
        msg`Container ${params.tenantName} does not reach the notice board on port ${params.boardPort} of master any more, so its refusal elsewhere says nothing.`,
      )
}

/**
 * Who comes through to the API without a certificate is refused there. That it is client that comes through is
 * another task's matter; master itself always does.
 */
function judgeUnarmed({ outside, inside }: Observation, { apiPort }: Params): CheckResult {
  const tries = [...outside, ...inside].filter(
    ({ way, port }) => way === 'no-certificate' && String(port) === apiPort,
  )
  const evidence = tries.map((tried) => evidenceOf(tried, msg`an alert: a certificate is required`))
  const say = (status: CheckResult['status'], summary: Message) =>
    result('certificate-asked', status, summary, evidence)
  if (tries.some(({ place, outcome }) => place === 'client' && outcome.kind === 'unusable'))
    return say('error', msg`Bulkhead could not try without client's certificate, so it can't tell.`)
  if (tries.some((tried) => tried.place === 'client' && gotIn(tried)))
    return say('fail', msg`On port ${apiPort}, Docker serves client without asking for its certificate.`)
  return tries.some(({ outcome }) => outcome.kind === 'rejected')
    ? say('pass', msg`On port ${apiPort}, who comes without a certificate is refused.`)
    : say('fail', msg`On port ${apiPort} of master there is nobody to ask for a certificate.`)
}

/** What was only stopped is started again. */
function judgeDoorAtBoot({ files, at }: Observation, { plainPort = '' }: Params): CheckResult {
  const opens = (line: string) => line.includes(plainPort) && /listen|tcp:/i.test(line)
  const doors = files.flatMap(({ lines, units }) =>
    lines.some(opens) ? units.filter(({ state }) => state === 'enabled') : [],
  )
  const names = list(doors.map(({ name }) => name))
  const evidence = [
    {
      tried: msg`Look for units that listen on port ${plainPort} after a boot`,
      from: 'master',
      expected: msg`none`,
      got: names || msg`none`,
      at,
    },
  ]
  return doors.length > 0
    ? result(
        'no-door-at-boot',
        'fail',
        msg`${names} is enabled: at the next boot, port ${plainPort} gives Docker to everybody on master again.`,
        evidence,
      )
    : result('no-door-at-boot', 'pass', msg`No unit opens port ${plainPort} at the next boot.`, evidence)
}

function judgeInside(
  id: string,
  way: DoorTried['way'],
  { inside }: Observation,
  params: Params,
): CheckResult {
  const tries = inside.filter((tried) => tried.way === way)
  const evidence = (shown: DoorTried[]) => shown.map((tried) => evidenceOf(tried, NOTHING))
  const how = way === 'plain' ? 'in plain HTTP' : 'over TLS without a certificate'
  const open = tries.filter(gotIn)
  if (open.length > 0) {
    const who = list(
      open.map(({ place }) => (place === 'master' ? "master's own programs" : whoIs(place, params))),
    )
    return result(
      id,
      'fail',
      sentence(`${who} can get Docker on port ${list(open.map(({ port }) => port))} of master ${how}.`),
      evidence(open),
    )
  }
  const missing = tries.filter(untried)
  if (tries.length === 0 || missing.length > 0)
    return result(
      id,
      'error',
      msg`Bulkhead could not try every port of master from inside ${how}, so it can't tell.`,
      evidence(missing),
    )
  return result(
    id,
    'pass',
    msg`Neither master's own programs nor container ${params.tenantName} get Docker ${how}.`,
    evidence(tries),
  )
}
