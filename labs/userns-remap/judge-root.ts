import { type CheckResult, joined, listOf, msg, semicolon, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { mappingInWords, saw, textOr } from './evidence.ts'
import { isRemapped, outsideOf, reaches } from './id-ranges.ts'
import type { Mapping, Observation, VisitorSeen } from './observation.ts'

const TRIED = msg`Start a container that holds master's /etc, and write there as its root`
const EXPECTED = msg`refused, and root inside is another user outside`

export function judgeRoot(observation: Observation): CheckResult[] {
  const { visitor, at } = observation
  if (visitor === null) {
    return [
      result('fresh-container', 'error', msg`Bulkhead did not start a container, so it can not tell.`, [
        saw(at, TRIED, EXPECTED, msg`not tried`),
      ]),
    ]
  }
  if (visitor.kind !== 'ran') return [judgeNotStarted(visitor, at)]
  const fresh = judgeFresh(visitor, at)
  return visitor.mapping && fresh.status === 'pass'
    ? [fresh, judgeOwners(observation, visitor.mapping)]
    : [fresh]
}

function judgeNotStarted(visitor: Exclude<VisitorSeen, { kind: 'ran' }>, at: string): CheckResult {
  return visitor.kind === 'no-image'
    ? result(
        'fresh-container',
        'fail',
        msg`The daemon has no image that a container could be started from. With other ids it keeps another store, and what you had is in the old one.`,
        [saw(at, TRIED, EXPECTED, msg`no such image`)],
      )
    : result(
        'fresh-container',
        'fail',
        msg`The daemon starts no container from ${visitor.image}, so nobody can tell who its root would be.`,
        [saw(at, TRIED, EXPECTED, verbatim(visitor.message))],
      )
}

function judgeFresh(visitor: Extract<VisitorSeen, { kind: 'ran' }>, at: string): CheckResult {
  const { mapping, wrote, tried, said } = visitor
  const came = wrote
    ? msg`wrote ${wrote.path}, which belongs to user ${wrote.uid} of master`
    : textOr(said, msg`nothing was written`)
  const evidence = [saw(at, TRIED, EXPECTED, joined([came, mappingInWords(mapping)], semicolon))]
  if (wrote) {
    return result(
      'fresh-container',
      'fail',
      msg`Root of a new container writes into master's /etc: root inside is root outside.`,
      evidence,
    )
  }
  if (mapping && !isRemapped(mapping)) {
    return result(
      'fresh-container',
      'fail',
      msg`The kernel says that root of a new container is root of master too, whatever kept it from writing this time.`,
      evidence,
    )
  }
  if (!mapping || !tried) {
    return result(
      'fresh-container',
      'error',
      msg`The container that Bulkhead started did not come as far as trying to write, so it can not tell.`,
      evidence,
    )
  }
  return result(
    'fresh-container',
    'pass',
    msg`Root of a new container is user ${outsideOf(mapping.uids, 0) ?? 'nobody'} of master, and may not write into /etc.`,
    evidence,
  )
}

/** Whoever is mapped to a person's account has what is that person's. */
function judgeOwners({ accounts, at }: Observation, { uids }: Mapping): CheckResult {
  const owners = accounts.filter(({ uid }) => reaches(uids, uid))
  const evidence = [
    saw(
      at,
      msg`Compare the ids of containers with the accounts on master that somebody can log in to`,
      msg`none of them is within the range`,
      owners.length > 0 ? joined(owners.map(({ name, uid }) => msg`${name} is user ${uid}`)) : msg`none is`,
    ),
  ]
  return owners.length > 0
    ? result(
        'nobodys-ids',
        'fail',
        msg`Containers have the user id of ${listOf(owners.map(({ name }) => name))}, an account on master, and with it all that is theirs.`,
        evidence,
      )
    : result(
        'nobodys-ids',
        'pass',
        msg`The ids of containers belong to nobody who logs in to master.`,
        evidence,
      )
}
