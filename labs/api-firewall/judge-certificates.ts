import { type CheckResult, listOf, type Message, msg, type Params } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { boardEvidence, evidenceOf, gotIn } from './evidence.ts'
import type { DoorTried, Observation } from './observation.ts'

const NOTHING = msg`no answer of a Docker daemon`

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
function judgeTenant(
  { tenant, board, at }: Observation,
  { tenantName = '', boardPort = '' }: Params,
): CheckResult {
  const boards = board.filter(({ place }) => place === 'tenant')
  const evidence = [
    {
      tried: msg`Ask Docker for container ${tenantName}, and the kernel for its network`,
      from: 'master',
      expected: msg`it runs, in a network of its own`,
      got: tenantInWords(tenant),
      at,
    },
    ...boards.map((tried) => boardEvidence(tried, msg`the notice board`)),
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('tenant-there', status, summary, evidence)
  if (!tenant?.running)
    return say(
      'fail',
      msg`Container ${tenantName} does not run on master, and who is not there is not refused.`,
    )
  if (!tenant.ownNetwork)
    return say('fail', msg`Container ${tenantName} shares master's network instead of having its own.`)
  if (boards.length === 0 || boards.some(untried))
    return say('error', msg`Bulkhead could not look from container ${tenantName}, so it can't tell.`)
  return boards.every(({ isBoard }) => isBoard)
    ? say('pass', msg`Container ${tenantName} runs and reaches master.`)
    : say(
        'fail',
        msg`Container ${tenantName} does not reach the notice board on port ${boardPort} of master any more, so its refusal elsewhere says nothing.`,
      )
}

function tenantInWords(tenant: Observation['tenant']): Message {
  if (!tenant) return msg`there is no such container`
  if (!tenant.running) return msg`it does not run`
  return tenant.ownNetwork ? msg`it runs, in a network of its own` : msg`it runs, not in a network of its own`
}

/**
 * Who comes through to the API without a certificate is refused there. That it is client that comes through is
 * another task's matter; master itself always does.
 */
function judgeUnarmed({ outside, inside }: Observation, { apiPort = '' }: Params): CheckResult {
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
  const names = listOf(doors.map(({ name }) => name))
  const evidence = [
    {
      tried: msg`Look for units that listen on port ${plainPort} after a boot`,
      from: 'master',
      expected: msg`none`,
      got: doors.length > 0 ? names : msg`none`,
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

type InsideWay = Exclude<DoorTried['way'], 'certificate'>

const saidOf: Record<
  InsideWay,
  { gotIn(port: Message, who: Message): Message; unknown: Message; refused(tenant: string): Message }
> = {
  plain: {
    gotIn: (port, who) => msg`On port ${port} of master, ${who} can get Docker in plain HTTP.`,
    unknown: msg`Bulkhead could not try every port of master from inside in plain HTTP, so it can't tell.`,
    refused: (tenant) => msg`Neither master's own programs nor container ${tenant} get Docker in plain HTTP.`,
  },
  'no-certificate': {
    gotIn: (port, who) =>
      msg`On port ${port} of master, ${who} can get Docker over TLS without a certificate.`,
    unknown: msg`Bulkhead could not try every port of master from inside over TLS without a certificate, so it can't tell.`,
    refused: (tenant) =>
      msg`Neither master's own programs nor container ${tenant} get Docker over TLS without a certificate.`,
  },
}

function judgeInside(
  id: string,
  way: InsideWay,
  { inside }: Observation,
  { tenantName = '' }: Params,
): CheckResult {
  const tries = inside.filter((tried) => tried.way === way)
  const evidence = (shown: DoorTried[]) => shown.map((tried) => evidenceOf(tried, NOTHING))
  const open = tries.filter(gotIn)
  if (open.length > 0) {
    const who = open.map(({ place }) =>
      place === 'master' ? msg`master's own programs` : msg`container ${tenantName}`,
    )
    const ports = listOf(open.map(({ port }) => port))
    return result(id, 'fail', saidOf[way].gotIn(ports, listOf(who)), evidence(open))
  }
  const missing = tries.filter(untried)
  if (tries.length === 0 || missing.length > 0)
    return result(id, 'error', saidOf[way].unknown, evidence(missing))
  return result(id, 'pass', saidOf[way].refused(tenantName), evidence(tries))
}
