import { type CheckResult, type Params, type Message, msg, listOf } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { secondAddress } from '../shared/visitor.ts'
import { cameThrough, evidenceOf, gotIn } from './evidence.ts'
import type { DoorTried, Observation } from './observation.ts'

const SERVED = msg`master's own daemon describes itself`
const NO_WAY = msg`the connection does not come through`

/** Whether client was served by master's own daemon, before and after the others were tried. */
export function isServed({ served, daemonId }: Observation): boolean {
  return (
    served.length > 1 &&
    served.every(({ outcome }) => outcome.kind === 'answered' && outcome.daemonId === daemonId)
  )
}

/** Client must be served, or the others' refusal proves nothing. */
export function judgeServed(observation: Observation, params: Params): CheckResult {
  const { served, lacks, daemonId, at } = observation
  const { apiPort = '' } = params
  const evidence = served.map((tried) => evidenceOf(tried, SERVED))
  const say = (status: CheckResult['status'], summary: Message) =>
    result('client-served', status, summary, evidence)
  if (lacks.length > 0) {
    return result('client-served', 'fail', msg`Client lacks ${listOf(lacks)} in /root/.docker.`, [
      {
        tried: msg`Read ca.pem, cert.pem and key.pem in /root/.docker`,
        from: 'client',
        expected: msg`three files`,
        got: msg`without ${listOf(lacks)}`,
        at,
      },
    ])
  }
  if (served.length < 2 || daemonId === null)
    return say('error', msg`Docker on master did not tell Bulkhead who it is, so it can't tell yet.`)
  if (isServed(observation))
    return say('pass', msg`Client, with its certificate, is served on port ${apiPort} of master.`)
  const failed = served.filter(({ outcome }) => !('daemonId' in outcome && outcome.daemonId === daemonId))
  const [first] = failed
  if (!first || failed.length < served.length)
    return say(
      'error',
      msg`Docker served client only once of twice: something is changing, so Bulkhead can't tell yet.`,
    )
  return say('fail', msg`${whyNot(first, apiPort)} Where nobody is served, nobody is kept out.`)
}

function whyNot({ outcome }: DoorTried, apiPort: string): Message {
  switch (outcome.kind) {
    case 'answered':
      return outcome.daemonId
        ? msg`Another daemon than master's own serves client on port ${apiPort}.`
        : msg`Client is answered with status ${outcome.status} on port ${apiPort} instead of being served.`
    case 'refused':
    case 'timeout':
      return msg`Client does not come through to port ${apiPort} of master: the firewall keeps it out, or nobody listens.`
    case 'rejected':
      return msg`What listens on port ${apiPort} of master does not speak TLS with client.`
    case 'untrusted':
      return msg`Client does not accept the certificate that it is shown on port ${apiPort} of master.`
    case 'unusable':
      return msg`Client's files in /root/.docker can't be used.`
  }
}

/** From stranger no connection may come to the API's port, and no other port may lead to Docker. */
export function judgeStranger({ outside }: Observation, { apiPort = '' }: Params): CheckResult {
  const id = 'stranger-kept-out'
  const tries = outside.filter(({ place }) => place === 'stranger')
  const evidence = (shown: DoorTried[]) => shown.map((tried) => evidenceOf(tried, NO_WAY))
  const open = tries.filter(gotIn)
  const apiTries = tries.filter(({ port }) => String(port) === apiPort)
  if (open.length > 0) {
    const ports = listOf(open.map(({ port }) => port))
    return result(
      id,
      'fail',
      open.some(({ way }) => way === 'certificate')
        ? msg`Stranger gets Docker on port ${ports} of master, with a copy of client's certificate.`
        : msg`Stranger gets Docker on port ${ports} of master, without any certificate.`,
      evidence(open),
    )
  }
  const through = apiTries.filter(cameThrough)
  if (through.length > 0)
    return result(
      id,
      'fail',
      msg`Stranger's connection comes through to port ${apiPort} of master: only what it shows there is refused.`,
      evidence(through),
    )
  if (apiTries.length === 0 || tries.some(untried))
    return result(
      id,
      'error',
      msg`Bulkhead could not try every port of master from stranger, so it can't tell.`,
      evidence(tries.filter(untried)),
    )
  return result(
    id,
    'pass',
    msg`Stranger does not come through to port ${apiPort}, and no other port of master leads it to Docker.`,
    evidence(apiTries),
  )
}

/** An address that the learner was not told. */
export function judgeOthers({ outside }: Observation, params: Params): CheckResult {
  const id = 'others-kept-out'
  const tries = outside.filter(({ place }) => place === 'visitor')
  const evidence = tries.map((tried) => evidenceOf(tried, NO_WAY))
  const address = secondAddress(params)
  const { apiPort = '' } = params
  if (tries.some(cameThrough))
    return result(
      id,
      'fail',
      msg`Who comes from another address, here ${address}, comes through to port ${apiPort} of master.`,
      evidence,
    )
  if (tries.length === 0 || tries.some(untried))
    return result(
      id,
      'error',
      msg`Bulkhead could not try the port from stranger's second address, so it can't tell. Container visitor on stranger has to run.`,
      evidence,
    )
  return result(
    id,
    'pass',
    msg`From ${address}, an address that was never spoken of, nobody comes through either.`,
    evidence,
  )
}
