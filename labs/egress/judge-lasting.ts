import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
} from '../../contract/index.ts'
import { type BootFile, bootFileInWords } from '../shared/boot-files.ts'
import { result } from '../shared/evidence.ts'
import { judgeUnitRestart } from '../shared/restart.ts'
import { chanceAddress, idleFile, keptAtBoot } from './boot-rules.ts'
import { evidenceOf } from './evidence.ts'
import { bodyOf, isReached } from './knock.ts'
import type { Observation } from './observation.ts'
import { readReport } from './report.ts'

const COMES_BACK = new Set(['always', 'unless-stopped', 'on-failure'])

/** Whether what is so now is so again after a restart; after restarts of our own, whether it was. */
export function judgeLasting(observation: Observation, params: Params): CheckResult[] {
  const inForce = judgeInForce(observation, params)
  const restarted = (observation.restarts ?? []).map(judgeUnitRestart)
  if (inForce.status !== 'pass') return [inForce, ...restarted]
  return [inForce, judgePolicies(observation, params), judgeBoot(observation, params), ...restarted]
}

function judgeInForce(observation: Observation, params: Params): CheckResult {
  const drop = dropOf(observation, params)
  const { pageWord = '?', dropPort = '' } = params
  const served = bodyOf(observation.outsider).includes(pageWord)
  const missing = [
    ...(drop.length > 0 && !drop.some(isReached)
      ? []
      : [msg`nothing keeps the service from stranger's port ${dropPort}`]),
    ...(readReport(observation).offer ? [] : [msg`the service does not get the supplier's offer`]),
    ...(served ? [] : [msg`the service does not answer those who ask it from outside`]),
  ]
  const evidence = [
    ...drop.map((knock) => evidenceOf(knock, msg`no connection`)),
    evidenceOf(observation.outsider, msg`the page of the service`),
    ...(observation.report ? [evidenceOf(observation.report, msg`the supplier's offer`)] : []),
  ]
  return missing.length === 0
    ? result(
        'in-force',
        'pass',
        msg`Now, the service is served and serves, and does not get out to stranger.`,
        evidence,
      )
    : result(
        'in-force',
        'fail',
        msg`There is nothing yet that could last: ${joined(missing, semicolon)}.`,
        evidence,
      )
}

function judgePolicies(
  { service, neighbour, at }: Observation,
  { serviceName = '', neighbourName = '' }: Params,
): CheckResult {
  const policies = [
    [serviceName, service?.restartPolicy],
    [neighbourName, neighbour?.restartPolicy],
  ] as const
  const down = policies.filter(([, policy]) => !COMES_BACK.has(policy ?? '')).map(([name]) => name)
  const evidence = [
    {
      tried: msg`Read the containers' restart policies`,
      from: 'master',
      expected: msg`always or unless-stopped`,
      got: joined(policies.map(([name, policy]) => (policy ? `${name}: ${policy}` : msg`${name}: none`))),
      at,
    },
  ]
  return down.length === 0
    ? result('containers-come-back', 'pass', msg`Docker starts both containers again by itself.`, evidence)
    : result(
        'containers-come-back',
        'fail',
        msg`Container ${listOf(down)} has no restart policy: after a restart of docker it stays down.`,
        evidence,
      )
}

function judgeBoot(observation: Observation, params: Params): CheckResult {
  const { disk, service, at } = observation
  const evidence = [
    {
      tried: msg`Look for what refuses again at boot: files of master about the service's networks`,
      from: 'master',
      expected: msg`rules for forwarded packets and for those that are for master, read by a service that starts at boot`,
      got: joined(
        [
          ...disk.files.map(bootFileInWords),
          ...(service?.networks ?? []).map(({ name, internal }) =>
            internal ? msg`network ${name}, internal` : msg`network ${name}`,
          ),
          `docker ${disk.docker.join(', ')}`,
        ],
        semicolon,
      ),
      at,
    },
  ]
  const missing = whatIsMissing(observation, params)
  return missing
    ? result('at-boot', 'fail', msg`Now it is refused, but ${missing}.`, evidence)
    : result('at-boot', 'pass', msg`What refuses now is read again when master boots.`, evidence)
}

function whatIsMissing(observation: Observation, params: Params): Message | undefined {
  const { disk, service } = observation
  const networks = service?.networks ?? []
  if (!disk.docker.includes('enabled'))
    return msg`neither docker.service nor docker.socket is enabled, so docker stays off after a reboot`
  const address = chanceAddress(disk.files, service)
  if (address !== undefined)
    return msg`a rule names ${address}, which the container has by chance: after the next start it may be another's`
  const kept = keptAtBoot(disk.files)
  const idle = idleFile(disk.files)
  // What is internal, Docker keeps itself.
  if (kept.outward.length === 0 && !networks.every(({ internal }) => internal))
    return because(msg`after a reboot nothing keeps the service in`, idle)
  const open = networks.some(({ gateway }) => gateway !== '')
  const refusedByHost = !observation.doors.some(
    (door) => isOfMaster(door, observation, params) && isReached(door),
  )
  if (open && refusedByHost && kept.host.length === 0)
    return because(msg`after a reboot nothing keeps the service from master's own ports`, idle)
  return undefined
}

/** What is missing, with the file that would do it. */
function because(missing: Message, idle: BootFile | undefined): Message {
  if (!idle) return missing
  const [unit] = idle.units
  const why = unit
    ? msg`${idle.path} would do it, but ${unit.name} does not start at boot`
    : msg`${idle.path} would do it, but no unit that starts at boot reads it`
  return msg`${missing}: ${why}`
}

function dropOf({ doors }: Observation, params: Params) {
  return doors.filter(({ host, port }) => host === params.strangerAddress && String(port) === params.dropPort)
}

/** Whether a door is one of master's own: at its address, or at the one that it has on the service's network. */
export function isOfMaster({ host }: { host: string }, { service }: Observation, params: Params): boolean {
  return host === params.masterAddress || (service?.networks ?? []).some(({ gateway }) => gateway === host)
}
