import type { CheckResult, Params } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { decide } from './decide.ts'
import { list, neighbourEvidence, untried } from './evidence.ts'
import type { NeighbourTried, Observation } from './observation.ts'

const SSH = 22

/** What others had before, they have still, and will have after a reload. */
export function judgeBoard(observation: Observation, params: Params): CheckResult[] {
  const outside = observation.neighbours.filter(({ place }) => place !== 'tenant')
  const atBoard = outside.filter(({ port }) => port !== SSH)
  const atSsh = outside.filter(({ port }) => port === SSH)
  return [
    judgeReached('board-now', `the notice board on port ${params.boardPort}`, atBoard, ({ isBoard }) => isBoard),
    judgeReached('ssh-now', 'ssh', atSsh, ({ outcome }) => ['answered', 'rejected'].includes(outcome.kind)),
    judgePermanent(observation, params),
  ]
}

function judgeReached(
  id: string,
  what: string,
  tries: NeighbourTried[],
  isReached: (tried: NeighbourTried) => boolean,
): CheckResult {
  const evidence = tries.map((tried) => neighbourEvidence(tried, what))
  const missed = tries.filter((tried) => !isReached(tried) && !untried(tried))
  if (missed.length > 0) {
    const who = list(missed.map(({ place }) => (place === 'visitor' ? "stranger's second address" : place)))
    return result(id, 'fail', `From ${who} one does not reach ${what} of master any more.`, evidence)
  }
  if (tries.length === 0 || tries.some(untried))
    return result(id, 'error', `Bulkhead could not try to reach ${what} of master, so it can't tell.`, evidence)
  return result(id, 'pass', `Client and stranger reach ${what} of master.`, evidence)
}

function judgePermanent({ permanent, firewalld, at }: Observation, params: Params): CheckResult {
  const port = Number(params.boardPort)
  const sources = { client: params.clientAddress ?? '', stranger: params.strangerAddress ?? '' }
  const closed =
    firewalld === 'enabled'
      ? Object.entries(sources).flatMap(([who, source]) =>
          [port, SSH].flatMap((at) => {
            const said = decide(permanent, { source, destination: params.masterAddress ?? '', port: at })
            return said.accepts ? [] : [{ who, port: at, because: said.because }]
          }),
        )
      : []
  const evidence = [
    {
      tried: `Read what a start or reload of firewalld would make of ports ${port} and ${SSH}`,
      from: 'master',
      expected: 'client and stranger come through',
      got:
        closed.length > 0
          ? closed.map(({ because }) => because).join('; ')
          : firewalld === 'enabled'
            ? 'they do'
            : `firewalld.service ${firewalld}: it closes nothing`,
      at,
    },
  ]
  return closed.length > 0
    ? result(
        'board-permanent',
        'fail',
        `After a reload of firewalld, ${list(closed.map(({ who }) => who))} will not come through to port ${list(closed.map((each) => each.port))} of master any more.`,
        evidence,
      )
    : result('board-permanent', 'pass', 'A reload of firewalld leaves the notice board and ssh open.', evidence)
}
