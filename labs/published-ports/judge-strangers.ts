import { type CheckResult, type Params, type Message, msg, listOf } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import type { Knock, Observation } from './observation.ts'

const PAGE = msg`the page of the service`
const NO_PAGE = msg`no page of the service`

/** Client must be served before and after the others were tried, or their refusal proves nothing. */
export function judgeServed({ served }: Observation, { servicePort = '' }: Params): CheckResult {
  const evidence = served.map((knock) => evidenceOf(knock, PAGE))
  const say = (status: CheckResult['status'], summary: Message) =>
    result('client-served', status, summary, evidence)
  if (served.some(untried))
    return say('error', msg`Bulkhead could not try the port from client, so it can't tell.`)
  const times = served.filter(({ page }) => page === 'service').length
  if (times === served.length && times > 0)
    return say('pass', msg`Client gets the page on port ${servicePort} of master.`)
  if (times > 0)
    return say(
      'error',
      msg`The port answered client only once of twice: something is changing, so Bulkhead can't tell yet.`,
    )
  return say(
    'fail',
    msg`Client does not get the page on port ${servicePort} of master. Just after a reload of firewalld that can take some seconds.`,
  )
}

export function judgeStranger({ strangers }: Observation, params: Params): CheckResult {
  const knocks = strangers.filter(({ from }) => from === 'stranger')
  const service = knocks.find(({ port }) => String(port) === params.servicePort)
  const open = knocks.filter(({ page }) => page === 'service')
  if (open.length > 0) {
    return result(
      'stranger-gets-nothing',
      'fail',
      msg`Stranger gets the page on port ${listOf(open.map(({ port }) => port))} of master.`,
      evidence(open),
    )
  }
  if (!service || knocks.some(untried)) {
    return result(
      'stranger-gets-nothing',
      'error',
      msg`Bulkhead could not try every door from stranger, so it can't tell.`,
      evidence(knocks.filter(untried)),
    )
  }
  return result(
    'stranger-gets-nothing',
    'pass',
    msg`Stranger gets the page on no port of master.`,
    evidence(knocks),
  )
}

/** An address that the learner was not told. */
export function judgeOthers({ strangers }: Observation, params: Params): CheckResult {
  const atService = strangers.filter(({ port }) => String(port) === params.servicePort)
  const open = atService.filter(({ page }) => page === 'service')
  const others = open.filter(({ from }) => from === 'visitor')
  if (others.length > 0) {
    return result(
      'others-get-nothing',
      'fail',
      msg`Who comes from another address, here ${listOf(others.map(({ source }) => source))}, gets the page.`,
      evidence(others),
    )
  }
  // Open for stranger is open for others too; then it doesn't matter whether we could try as another.
  if (open.length > 0)
    return result(
      'others-get-nothing',
      'fail',
      msg`The port is not closed to others than client.`,
      evidence(open),
    )
  const tried = atService.filter(({ from }) => from === 'visitor')
  if (tried.length === 0 || tried.some(untried)) {
    return result(
      'others-get-nothing',
      'error',
      msg`Bulkhead could not try the port from stranger's second address, so it can't tell. Container visitor on stranger has to run.`,
      evidence(tried.length === 0 ? atService : tried),
    )
  }
  return result(
    'others-get-nothing',
    'pass',
    msg`From an address that was never spoken of, nobody gets the page either.`,
    evidence(tried),
  )
}

const evidence = (knocks: readonly Knock[]) => knocks.map((knock) => evidenceOf(knock, NO_PAGE))
