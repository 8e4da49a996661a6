import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
} from '../../contract/index.ts'
import { bootFileInWords, type BootFile } from '../shared/boot-files.ts'
import { result } from '../shared/evidence.ts'
import { judgeUnitRestart } from '../shared/restart.ts'
import { secondAddress } from '../shared/visitor.ts'
import { decide } from './decide.ts'
import { cameThrough, evidenceOf } from './evidence.ts'
import { isServed } from './judge-network.ts'
import type { Observation } from './observation.ts'

/** Whether what is so now is so again after a reload; after restarts of our own, whether it was. */
export function judgeLasting(observation: Observation, params: Params): CheckResult[] {
  const inForce = judgeInForce(observation, params)
  const restarted = (observation.restarts ?? []).map(judgeUnitRestart)
  if (inForce.status !== 'pass') return [inForce, ...restarted]
  return [inForce, judgeBoot(observation, params), ...restarted]
}

function judgeInForce(observation: Observation, { apiPort = '' }: Params): CheckResult {
  const others = observation.outside.filter(
    ({ place, port }) => place !== 'client' && String(port) === apiPort,
  )
  const evidence = [
    ...observation.served.map((tried) => evidenceOf(tried, msg`master's own daemon describes itself`)),
    ...others.map((tried) => evidenceOf(tried, msg`the connection does not come through`)),
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('in-force', status, summary, shown(evidence, observation))
  if (!isServed(observation))
    return say('fail', msg`Client is not served on port ${apiPort} now, so there is nothing that could last.`)
  return others.length > 0 && !others.some(cameThrough)
    ? say('pass', msg`Now, client comes through to port ${apiPort} and others do not.`)
    : say(
        'fail',
        msg`Others than client still come through to port ${apiPort}, so there is nothing that could last.`,
      )
}

/** Where client lacks its certificate, nothing was tried. */
function shown(evidence: CheckResult['evidence'], { at, lacks }: Observation): CheckResult['evidence'] {
  if (evidence.length > 0) return evidence
  const got = msg`without ${listOf(lacks)}`
  return [{ tried: msg`Read what is in /root/.docker`, from: 'client', expected: msg`three files`, got, at }]
}

function judgeBoot(observation: Observation, params: Params): CheckResult {
  const { firewalld, docker, files, at } = observation
  const lasting = whatLasts(observation, params)
  const evidence = [
    {
      tried: msg`Read what a start or reload of firewalld would make of port ${params.apiPort ?? ''}, and what else is read at boot`,
      from: 'master',
      expected: msg`client comes through, others do not`,
      got: joined(
        [
          lasting.found ?? lasting.missing,
          `firewalld.service ${firewalld}`,
          `docker ${docker.join(', ')}`,
          ...files.map(bootFileInWords),
        ],
        semicolon,
      ),
      at,
    },
  ]
  if (!docker.includes('enabled'))
    return result(
      'at-boot',
      'fail',
      msg`Neither docker.service nor docker.socket is enabled: docker stays off after a reboot.`,
      evidence,
    )
  return lasting.found === undefined
    ? result('at-boot', 'fail', msg`It is so now and not after a reload: ${lasting.missing}.`, evidence)
    : result('at-boot', 'pass', msg`After a reload it is so again: ${lasting.found}.`, evidence)
}

/** What keeps others out next time, or why nothing does. */
function whatLasts(
  observation: Observation,
  params: Params,
): { found: Message; missing?: undefined } | { found?: undefined; missing: Message } {
  const { permanent, firewalld, files } = observation
  const guard = files.find((file) => setsRule(file, params) && startsAtBoot(file))
  const found = guard && msg`${guard.path} is read at boot and sets the rule`
  if (firewalld !== 'enabled')
    return found ? { found } : { missing: msg`firewalld does not start at boot, and nothing does it instead` }
  const visit = (source: string) =>
    decide(permanent, {
      source,
      destination: params.masterAddress ?? '',
      port: Number(params.apiPort),
    })
  const client = visit(params.clientAddress ?? '')
  if (!client.accepts) return { missing: msg`client is kept out then, because ${client.because}` }
  const others = [params.strangerAddress ?? '', secondAddress(params)].map((source) => visit(source))
  const open = others.find(({ accepts }) => accepts)
  if (!open)
    return {
      found: msg`firewalld's permanent configuration lets client in (${client.because}) and others not`,
    }
  if (found) return { found }
  const idle = files.find((file) => setsRule(file, params))
  return {
    missing: idle
      ? msg`${idle.path} would set the rule, but nothing that starts at boot reads it`
      : msg`in firewalld's permanent configuration ${open.because}`,
  }
}

/** A file that only names the port may just as well be what opens it. */
function setsRule({ lines }: BootFile, { apiPort = '', clientAddress = '' }: Params): boolean {
  return lines.some(
    (line) => line.includes(clientAddress) || (line.includes(apiPort) && /\b(?:drop|reject)\b/i.test(line)),
  )
}

function startsAtBoot({ units }: BootFile): boolean {
  return units.some(({ state }) => state === 'enabled')
}
