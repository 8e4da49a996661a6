import { type CheckResult, type Params, msg, listOf } from '../../contract/index.ts'
import { result, untried } from '../shared/evidence.ts'
import { decide } from './decide.ts'
import { boardEvidence } from './evidence.ts'
import type { Observation } from './observation.ts'

/** What others had before, they have still, and will have after a reload. */
export function judgeBoard(observation: Observation, params: Params): CheckResult[] {
  return [judgeNow(observation, params), judgePermanent(observation, params)]
}

function judgeNow({ board }: Observation, { boardPort = '' }: Params): CheckResult {
  const tries = board.filter(({ place }) => place !== 'tenant')
  const evidence = tries.map((tried) => boardEvidence(tried, msg`the notice board`))
  const missed = tries.filter((tried) => !tried.isBoard && !untried(tried))
  if (missed.length > 0) {
    const who = listOf(
      missed.map(({ place }) => (place === 'visitor' ? msg`stranger's second address` : place)),
    )
    return result(
      'board-now',
      'fail',
      msg`From ${who} one does not get the notice board on port ${boardPort} of master any more.`,
      evidence,
    )
  }
  if (tries.length === 0 || tries.some(untried))
    return result(
      'board-now',
      'error',
      msg`Bulkhead could not try the notice board from everywhere, so it can't tell. Container visitor on stranger has to run.`,
      evidence,
    )
  return result(
    'board-now',
    'pass',
    msg`Client, stranger and others get the notice board on port ${boardPort}.`,
    evidence,
  )
}

function judgePermanent({ permanent, firewalld, at }: Observation, params: Params): CheckResult {
  const port = Number(params.boardPort)
  const sources = { client: params.clientAddress ?? '', stranger: params.strangerAddress ?? '' }
  const said =
    firewalld === 'enabled'
      ? Object.entries(sources).map(([who, source]) => ({
          who,
          ...decide(permanent, { source, destination: params.masterAddress ?? '', port }),
        }))
      : []
  const closed = said.filter(({ accepts }) => !accepts)
  const evidence = [
    {
      tried: msg`Read what a start or reload of firewalld would make of port ${port}`,
      from: 'master',
      expected: msg`client and stranger come through`,
      got:
        said.length > 0
          ? listOf(said.map(({ because }) => because))
          : msg`firewalld.service ${firewalld}: it closes nothing`,
      at,
    },
  ]
  return closed.length > 0
    ? result(
        'board-permanent',
        'fail',
        msg`After a reload of firewalld, ${listOf(closed.map(({ who }) => who))} will not get the notice board on port ${port} any more.`,
        evidence,
      )
    : result('board-permanent', 'pass', msg`A reload of firewalld leaves the notice board open.`, evidence)
}
