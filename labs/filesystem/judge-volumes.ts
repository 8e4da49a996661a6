import { type CheckResult, type Params, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { overlap } from './held.ts'
import { asked } from './judge-service.ts'
import { usersOf } from './users.ts'
import type { BoxSeen, Observation } from './observation.ts'

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
      ? msg`${directory.from} (${directory.type}): ${
          directory.owner
            ? msg`user ${directory.owner.uid}, mode ${octal(directory.owner.mode)}`
            : msg`no directory`
        }; ${directory.saved ? '' : msg`not `}written to; the service is user ${uids.join(' and ')}`
      : msg`nothing of master is mounted there`,
    at,
  }))
  const troubles = boxes.flatMap((box) => directoryTrouble(box, uidOf(box.user)) ?? [])
  return troubles.length > 0
    ? result('own-directories', 'fail', troubles.join(' '), evidence)
    : result(
        'own-directories',
        'pass',
        msg`Each user has a directory of their own, closed to others.`,
        evidence,
      )
}

function directoryTrouble({ name, user, uids, directory }: BoxSeen, uid: number): string | undefined {
  if (!directory) return `${name} has no volume at /data/${user}, so what is saved goes with the container.`
  if (directory.type === 'tmpfs') return `The notes of ${user} lie in memory, and go with it.`
  if (/\/volumes\/[0-9a-f]{64}\/_data$/.test(directory.root))
    return `The volume of ${name} has no name: its next container gets another one, an empty one.`
  const { owner, saved } = directory
  if (!saved) return `What ${name} saves does not arrive in ${directory.from}.`
  if (!owner) return `${directory.from} is no directory.`
  if (owner.uid !== uid) return `${directory.from} belongs to user ${owner.uid}, not to ${user} (${uid}).`
  if (owner.mode !== 0o700)
    return `${directory.from} has mode ${octal(owner.mode)}, so more than its owner may get in.`
  if (uids.some((each) => each !== uid))
    return `${name} runs as user ${uids.join(' and ')}, so what it writes does not belong to ${user} (${uid}).`
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
        msg`The notes that ${lost.map(({ user }) => user).join(' and ')} had are not there.`,
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
      .map(({ user }) => `${box.name} shows ${user}'s notes.`),
  )
  const holders = boxes.flatMap(({ user, name, directory }) =>
    containers
      .filter((each) => each.name !== name)
      .flatMap((each) => {
        const held = each.held?.find((mount) => directory && overlap(mount, directory))
        return held ? [`${each.name} has ${user}'s notes as well, at ${held.point}.`] : []
      }),
  )
  const evidence = [
    ...boxes.map(({ other }) => asked(other, msg`nobody of that name`)),
    ...boxes.map(({ user, directory }) => ({
      tried: msg`Look through all containers' mounts for ${directory?.from ?? msg`the volume of ${user}`}`,
      from: 'master',
      expected: msg`in its own container only`,
      got: holders.filter((each) => each.includes(`${user}'s`)).join(' ') || msg`in its own container only`,
      at,
    })),
  ]
  const troubles = [...holders, ...told]
  return troubles.length > 0
    ? result('not-the-neighbours', 'fail', troubles.join(' '), evidence)
    : result('not-the-neighbours', 'pass', msg`No container has another user's notes.`, evidence)
}

export function judgeCopies({ openCopies, at }: Observation): CheckResult {
  const evidence = [
    {
      tried: msg`Look for the notes in files that everybody can read`,
      from: 'master',
      expected: msg`none`,
      got: openCopies.map(({ path, mode }) => `${path}, mode ${octal(mode)}`).join('; ') || msg`none`,
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
