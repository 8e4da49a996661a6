import { type CheckResult, type Params, msg, listOf } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { evidenceOf } from './evidence.ts'
import type { Observation } from './observation.ts'

/** The back office: there for master itself, and nowhere on the network. */
export function judgeAdmin(observation: Observation, params: Params): CheckResult[] {
  return [judgeAtHome(observation, params), judgeFromOutside(observation, params)]
}

function judgeAtHome({ admin }: Observation, { adminPort = '' }: Params): CheckResult {
  const knocks = admin.filter(({ from }) => from === 'master')
  const evidence = knocks.map((knock) => evidenceOf(knock, msg`the page of the back office`))
  const id = 'admin-at-home'
  if (knocks.length === 0 || knocks.some(untried))
    return result(
      id,
      'error',
      msg`Bulkhead could not try the back office on master, so it can't tell.`,
      evidence,
    )
  return knocks.every(({ page }) => page === 'admin')
    ? result(id, 'pass', msg`On master, the back office answers on 127.0.0.1:${adminPort}.`, evidence)
    : result(
        id,
        'fail',
        msg`On master, the back office does not answer on 127.0.0.1:${adminPort}, where it is needed.`,
        evidence,
      )
}

function judgeFromOutside({ admin, strangers }: Observation, { adminPort = '' }: Params): CheckResult {
  const id = 'admin-from-outside'
  const knocks = [...admin.filter(({ from }) => from !== 'master'), ...strangers]
  const evidence = (shown: typeof knocks) =>
    shown.map((knock) => evidenceOf(knock, msg`no page of the back office`))
  const open = knocks.filter(({ page }) => page === 'admin')
  if (open.length > 0) {
    const who = [...new Set(open.map(({ from, source }) => (from === 'visitor' ? source : from)))]
    const ports = listOf(open.map(({ port }) => port))
    return result(
      id,
      'fail',
      who.length > 1
        ? msg`Over the network, ${listOf(who)} get the back office on port ${ports}.`
        : msg`Over the network, ${listOf(who)} gets the back office on port ${ports}.`,
      evidence(open),
    )
  }
  const atPort = knocks.filter(({ port }) => String(port) === adminPort)
  // The visitor is one way of many to come from outside; client and stranger have to have been tried.
  const missing = atPort.filter((knock) => untried(knock) && knock.from !== 'visitor')
  if (atPort.length === 0 || missing.length > 0)
    return result(
      id,
      'error',
      msg`Bulkhead could not try the back office from outside, so it can't tell.`,
      evidence(missing),
    )
  return result(
    id,
    'pass',
    msg`Over the network, nobody gets the back office on port ${adminPort}.`,
    evidence(atPort),
  )
}
