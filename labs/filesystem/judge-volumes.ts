import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  space,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { overlap } from './held.ts'
import { asked } from './judge-service.ts'
import { usersOf } from './users.ts'
import type { BoxSeen, Directory, Observation } from './observation.ts'

const octal = (mode: number) => `0${mode.toString(8)}`

/** Whose the directories are, that they are really written to, and as whom. */
export function judgeDirectories({ boxes, at }: Observation, params: Params): CheckResult {
  const users = usersOf(params)
  const uidOf = (user: string) => users.find((each) => each.user === user)?.uid ?? NaN
  const evidence = boxes.map(({ name, user, uids, directory }) => ({
    tried: msg`Follow /data/${user} of ${name} to master's disk`,
    from: 'master',
    expected: msg`a directory of user ${uidOf(user)} with mode 0700, written to by a process of that user`,
    got: directory
      ? joined(
          [
            directoryInWords(directory),
            directory.saved ? msg`written to` : msg`not written to`,
            msg`the service is user ${listOf(uids)}`,
          ],
          semicolon,
        )
      : msg`nothing of master is mounted there`,
    at,
  }))
  const troubles = boxes.flatMap((box) => directoryTrouble(box, uidOf(box.user)) ?? [])
  return troubles.length > 0
    ? result('own-directories', 'fail', joined(troubles, space), evidence)
    : result(
        'own-directories',
        'pass',
        msg`Each user has a directory of their own, closed to others.`,
        evidence,
      )
}

function directoryInWords({ from, type, owner }: Directory): Message {
  return owner
    ? msg`${from} (${type}): user ${owner.uid}, mode ${octal(owner.mode)}`
    : msg`${from} (${type}): no directory`
}

function directoryTrouble({ name, user, uids, directory }: BoxSeen, uid: number): Message | undefined {
  if (!directory)
    return msg`${name} has no volume at /data/${user}, so what is saved goes with the container.`
  if (directory.type === 'tmpfs') return msg`The notes of ${user} lie in memory, and go with it.`
  if (/\/volumes\/[0-9a-f]{64}\/_data$/.test(directory.root))
    return msg`The volume of ${name} has no name: its next container gets another one, an empty one.`
  const { owner, saved } = directory
  if (!saved) return msg`What ${name} saves does not arrive in ${directory.from}.`
  if (!owner) return msg`${directory.from} is no directory.`
  if (owner.uid !== uid) return msg`${directory.from} belongs to user ${owner.uid}, not to ${user} (${uid}).`
  if (owner.mode !== 0o700)
    return msg`${directory.from} has mode ${octal(owner.mode)}, so more than its owner may get in.`
  if (uids.some((each) => each !== uid))
    return msg`${name} runs as user ${listOf(uids)}, so what it writes does not belong to ${user} (${uid}).`
  return undefined
}

/** Whether what was there is still there. */
export function judgeNotes({ boxes }: Observation, params: Params): CheckResult {
  const notes = usersOf(params)
  const noteOf = (user: string) => notes.find((each) => each.user === user)?.note ?? ''
  const evidence = boxes.map(({ user, own }) => asked(own, msg`notes with ${noteOf(user)} in them`))
  const lost = boxes.filter(
    ({ user, own }) => own.outcome.kind !== 'answered' || !own.outcome.body.includes(noteOf(user)),
  )
  return lost.length > 0
    ? result(
        'notes-kept',
        'fail',
        msg`The notes that ${listOf(lost.map(({ user }) => user))} had are not there.`,
        evidence,
      )
    : result('notes-kept', 'pass', msg`Both have the notes that they had before.`, evidence)
}

/** Neither by asking nor by mounts: a place is the same, whatever it is called. */
export function judgeNeighbours({ boxes, containers, at }: Observation, params: Params): CheckResult {
  const noteOf = (user: string) => usersOf(params).find((each) => each.user === user)?.note ?? ''
  const told = boxes.flatMap((box) =>
    boxes
      .filter(({ user }) => user !== box.user)
      .filter(
        ({ user }) => box.other.outcome.kind === 'answered' && box.other.outcome.body.includes(noteOf(user)),
      )
      .map(({ user }) => msg`${box.name} shows ${user}'s notes.`),
  )
  const holders = boxes.flatMap(({ user, name, directory }) =>
    containers
      .filter((each) => each.name !== name)
      .flatMap((each) => {
        const held = each.held?.find((mount) => directory && overlap(mount, directory))
        return held ? [{ user, said: msg`${each.name} has ${user}'s notes as well, at ${held.point}.` }] : []
      }),
  )
  const holdersOf = (user: string) => {
    const said = holders.filter((each) => each.user === user).map((each) => each.said)
    return said.length > 0 ? joined(said, space) : msg`in its own container only`
  }
  const evidence = [
    ...boxes.map(({ other }) => asked(other, msg`nobody of that name`)),
    ...boxes.map(({ user, directory }) => ({
      tried: msg`Look through all containers' mounts for ${directory?.from ?? msg`the volume of ${user}`}`,
      from: 'master',
      expected: msg`in its own container only`,
      got: holdersOf(user),
      at,
    })),
  ]
  const troubles = [...holders.map(({ said }) => said), ...told]
  return troubles.length > 0
    ? result('not-the-neighbours', 'fail', joined(troubles, space), evidence)
    : result('not-the-neighbours', 'pass', msg`No container has another user's notes.`, evidence)
}

export function judgeCopies({ openCopies, at }: Observation): CheckResult {
  const evidence = [
    {
      tried: msg`Look for the notes in files that everybody can read`,
      from: 'master',
      expected: msg`none`,
      got:
        openCopies.length > 0
          ? joined(
              openCopies.map(({ path, mode }) => msg`${path}, mode ${octal(mode)}`),
              semicolon,
            )
          : msg`none`,
      at,
    },
  ]
  const [first] = openCopies
  return first
    ? result(
        'no-open-copy',
        'fail',
        msg`Everybody on master can read ${first.user}'s notes in ${first.path}.`,
        evidence,
      )
    : result('no-open-copy', 'pass', msg`No copy of the notes lies open on master.`, evidence)
}
