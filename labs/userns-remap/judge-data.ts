import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import { factsInWords, isMapped, saw } from './evidence.ts'
import { reaches } from './id-ranges.ts'
import type { Facts, Observation } from './observation.ts'

const OTHERS_WRITE = 0o002
const GROUP_WRITES = 0o020

export function judgeData(observation: Observation, params: Params): CheckResult[] {
  return [judgeNote(observation, params), judgeOpen(observation, params), judgeKept(observation, params)]
}

/** The service writes, and what it writes belongs to the mapped user. */
function judgeNote({ containers, note, at }: Observation, params: Params): CheckResult {
  const { service = '' } = params
  const path = `/srv/${service}/notes/latest`
  const container = containers.find((each) => each.name === service)
  const got = note
    ? joined(
        [outcomeInWords(note.outcome), note.stored ? msg`stored` : msg`not stored`, factsInWords(note.file)],
        semicolon,
      )
    : msg`${service} does not run`
  const evidence = [
    saw(
      at,
      msg`Send ${service} a note and look for it in ${path}`,
      msg`it is there, written by the mapped user`,
      got,
    ),
  ]
  const stored = (status: 'pass' | 'fail', summary: Message) =>
    result('note-stored', status, summary, evidence)
  if (!note || !container?.mapping) return stored('fail', msg`${service} does not run, so it stores nothing.`)
  if (!note.stored || !note.file) {
    return stored(
      'fail',
      msg`${service} can not store a note in /srv/${service}/notes: the directory has to belong to the user that its root is now.`,
    )
  }
  if (!isMapped(container) || !reaches(container.mapping.uids, note.file.uid)) {
    return stored('fail', msg`${service} stores notes, but as user ${note.file.uid} of master.`)
  }
  return stored('pass', msg`${service} stores notes, and they belong to user ${note.file.uid} of master.`)
}

/** Nobody but the service, and root, needs to write there. */
function judgeOpen({ containers, site, note, at }: Observation, { service = '' }: Params): CheckResult {
  const gids = containers.find((each) => each.name === service)?.mapping?.gids ?? []
  const looked = [site.notes, note?.file ?? null].filter((facts) => facts !== null)
  const open = looked.filter((facts) => isOpen(facts, (gid) => gid === 0 || reaches(gids, gid)))
  const evidence = [
    saw(
      at,
      msg`Look at the permissions of /srv/${service}/notes`,
      msg`no user but the service’s may write there`,
      looked.length > 0 ? joined(looked.map(factsInWords), semicolon) : msg`not there`,
    ),
  ]
  if (site.notes?.type !== 'directory') {
    return result('others-kept-out', 'fail', msg`/srv/${service}/notes is not there any more.`, evidence)
  }
  return open.length > 0
    ? result(
        'others-kept-out',
        'fail',
        msg`Other users of master may write to ${listOf(open.map(({ path }) => path))}: give it to the one user who needs it instead.`,
        evidence,
      )
    : result('others-kept-out', 'pass', msg`No other user of master may write to the notes.`, evidence)
}

function isOpen({ mode, gid }: Facts, isOwnGroup: (gid: number) => boolean): boolean {
  return (mode & OTHERS_WRITE) !== 0 || ((mode & GROUP_WRITES) !== 0 && !isOwnGroup(gid))
}

/** What the service only reads stays root's. */
function judgeKept({ containers, site, at }: Observation, { service = '', admin = '' }: Params): CheckResult {
  const mapping = containers.find((each) => each.name === service)?.mapping
  const looked = [site.directory, site.admins]
  const evidence = [
    saw(
      at,
      msg`Look at /srv/${service} and its file admins`,
      msg`root's, for nobody else to write, and nobody in it but ${admin}`,
      joined(
        [
          ...looked.map(factsInWords),
          site.adminsText === null ? msg`no content` : verbatim(JSON.stringify(site.adminsText)),
        ],
        semicolon,
      ),
    ),
  ]
  const kept = (status: 'pass' | 'fail', summary: Message) => result('root-kept', status, summary, evidence)
  if (!site.admins || !site.directory) return kept('fail', msg`/srv/${service}/admins is not there any more.`)
  if (site.adminsText?.trim() !== `admin: ${admin}`) {
    return kept('fail', msg`/srv/${service}/admins is not as it was: only "admin: ${admin}" belongs in it.`)
  }
  const given = looked.find((facts) => facts && (facts.uid !== 0 || isOpen(facts, (gid) => gid === 0)))
  if (given) {
    return kept(
      'fail',
      msg`${given.path} is not root's alone any more (user ${given.uid}), so the service could replace what it only has to read.`,
    )
  }
  // Root's files are out of the service's reach only where its root is not the host's.
  if (!mapping || !isMapped({ mapping })) {
    return kept('fail', msg`/srv/${service}/admins is root's, and so is ${service}: it could overwrite it.`)
  }
  return kept('pass', msg`What ${service} only reads is still root's.`)
}
