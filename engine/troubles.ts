import { type Message, type SystemStatus, joined, msg, reasonOf, render } from '../contract/index.ts'
import { TroubleError } from './hosts/lab-hosts.ts'
import { logError } from './log.ts'
import { databaseTrouble } from './progress/database.ts'

const trouble = (code: string, what: Message, means: Message, todo: Message) =>
  new TroubleError({ code, what, means, todo })

/** What may be done with a lab while somebody else wants something of it. */
export type Doing =
  | 'opened'
  | 'reset'
  | 'reset elsewhere'
  | 'started over'
  | 'closed'
  | 'put away'
  | 'looked for'

const busyWith: Record<Doing, (title: Message) => Message> = {
  opened: (title) => msg`The lab "${title}" is just being opened.`,
  reset: (title) => msg`The lab "${title}" is just being reset.`,
  'reset elsewhere': (title) => msg`The lab "${title}" is just being reset by another Bulkhead.`,
  'started over': (title) => msg`The lab "${title}" is just being started over.`,
  closed: (title) => msg`The lab "${title}" is just being closed.`,
  'put away': (title) => msg`The lab "${title}" is just being put away.`,
  'looked for': (title) => msg`The lab "${title}" is just being looked for.`,
}

/** The same as a clause after "while". */
export const whileBeing: Record<Doing, Message> = {
  opened: msg`the lab was being opened`,
  reset: msg`the lab was being reset`,
  'reset elsewhere': msg`another Bulkhead was resetting the lab`,
  'started over': msg`the lab was being started over`,
  closed: msg`the lab was being closed`,
  'put away': msg`the lab was being put away`,
  'looked for': msg`the lab was being looked for`,
}

export const troubles = {
  unknownExercise: (id: string) =>
    trouble(
      'unknown-exercise',
      msg`There is no exercise "${id}".`,
      msg`Nothing was done.`,
      msg`Choose one from the list: \`bulkhead list\` shows it, and so does the start page.`,
    ),
  unknownTask: (exercise: string, task: string) =>
    trouble(
      'unknown-task',
      msg`The exercise ${exercise} has no task "${task}".`,
      msg`Nothing was done.`,
      msg`Reload the page.`,
    ),
  unknownHost: (host: string, known: readonly string[]) =>
    trouble(
      'unknown-host',
      msg`There is no host "${host}" in this lab.`,
      msg`Nothing was run.`,
      known.length > 0 ? msg`Its hosts are: ${joined(known)}.` : msg`Open the lab first.`,
    ),
  notOpen: (title: Message) =>
    trouble(
      'lab-not-open',
      msg`The lab "${title}" is not open.`,
      msg`There is nothing to work on yet.`,
      msg`Open the lab first.`,
    ),
  noPicture: (cause: unknown) =>
    trouble(
      'no-picture',
      msg`The lab host could not be looked at.`,
      cause instanceof Error ? reasonOf(cause) : msg`Why is in the log.`,
      msg`It is tried again by itself. If that does not help, reset the lab.`,
    ),
  noRecording: () =>
    trouble(
      'no-recording',
      msg`There is no such recording (any more).`,
      msg`It was deleted, or it was so old that it made room for newer ones.`,
      msg`Choose another one from the list.`,
    ),
  noMachines: (title: Message) =>
    trouble(
      'no-machines',
      msg`The lab "${title}" has no machines to compare.`,
      msg`This picture belongs to another exercise.`,
      msg`Open that exercise.`,
    ),
  noLabOpen: () =>
    trouble(
      'no-lab-open',
      msg`No lab is open.`,
      msg`There is nothing to work on yet.`,
      msg`Open one: bulkhead up <exercise>.`,
    ),
  severalOpen: (exercises: readonly string[]) =>
    trouble(
      'several-labs-open',
      msg`Several labs are open: ${joined(exercises)}.`,
      msg`It is not clear which one is meant.`,
      msg`Name the exercise.`,
    ),
  busy: (title: Message, doing: Doing) =>
    trouble(
      'lab-busy',
      busyWith[doing](title),
      msg`Nothing else can be done with it now.`,
      msg`Try again in a moment.`,
    ),
  otherSeed: (title: Message, seed: string) =>
    trouble(
      'other-seed',
      msg`The lab "${title}" is open with the seed ${seed}.`,
      msg`Another seed means other hosts, and what was done on these would be lost.`,
      msg`Close the lab first, then open it with the other seed.`,
    ),
  openedElsewhere: (title: Message) =>
    trouble(
      'opened-elsewhere',
      msg`Another Bulkhead opened the lab "${title}" at the same moment.`,
      msg`Its hosts are kept; those that were being made here were removed.`,
      msg`Go on with that lab.`,
    ),
  cancelled: (title: Message) =>
    trouble(
      'cancelled',
      msg`Opening the lab "${title}" was cancelled.`,
      msg`Whatever was half made has been removed.`,
      msg`Open it again whenever you like.`,
    ),
  hostDown: (host: string) =>
    trouble(
      'host-down',
      msg`The lab host ${host} has stopped.`,
      msg`The lab is no longer complete. What you have achieved is kept.`,
      msg`Open the lab again to get fresh hosts with the same ports and names.`,
    ),
  dockerGone: () =>
    trouble(
      'docker-gone',
      msg`Docker no longer answers.`,
      msg`Labs can’t be opened or looked at until it does. What you have achieved is kept.`,
      msg`Start Docker again, then try again here.`,
    ),
  labChanged: (title: Message) =>
    trouble(
      'lab-changed',
      msg`The lab "${title}" was replaced while it was being checked.`,
      msg`The result would say nothing about the new one.`,
      msg`Check again.`,
    ),
  solutionNotYet: (title: Message) =>
    trouble(
      'solution-not-yet',
      msg`The solution of "${title}" is not offered yet.`,
      msg`It is there after an honest try: when the hints of a task are used up, or after three checks that found something not done.`,
      msg`Take a hint, or press Check to see what is missing.`,
    ),
  noAttempt: (title: Message) =>
    trouble(
      'no-attempt',
      msg`"${title}" has nothing to attack.`,
      msg`It is about looking and understanding, so nothing was tried.`,
      msg`Read its lesson, answer its questions, and check.`,
    ),
  attemptRuns: (title: Message) =>
    trouble(
      'attempt-runs',
      msg`"${title}" is running already.`,
      msg`Two at once would get in each other’s way.`,
      msg`Wait until it is over.`,
    ),
  notReady: (status: SystemStatus['kind']) =>
    status === 'setting-up'
      ? trouble(
          'setting-up',
          msg`The lab host images are being built.`,
          msg`Labs can be opened when that is done.`,
          msg`Wait for it to finish.`,
        )
      : trouble(
          'needs-setup',
          msg`The lab host images have not been built yet.`,
          msg`No lab can be opened without them.`,
          msg`Build them first: on the start page, or with npm start.`,
        ),
  repairRuns: () =>
    trouble(
      'repair-runs',
      msg`Another repair is under way.`,
      msg`Two at once would get in each other’s way.`,
      msg`Wait until it is over.`,
    ),
  setUpCancelled: () =>
    trouble(
      'set-up-cancelled',
      msg`The set-up was cancelled.`,
      msg`What was built by then is kept for the next try.`,
      msg`Start it again whenever you like.`,
    ),
  notOurFile: (why: Message) =>
    trouble(
      'import-refused',
      msg`This file was not taken in.`,
      why,
      msg`Your progress is as it was. Choose a file that Bulkhead exported.`,
    ),
  cannotOpenFolder: () =>
    trouble(
      'cannot-open-folder',
      msg`The folder can’t be shown from here.`,
      msg`Bulkhead runs without a desktop of its own.`,
      msg`Copy its path and open it yourself.`,
    ),
  ownersOnly: () =>
    trouble(
      'owners-only',
      msg`This is for whoever looks after the machine.`,
      msg`Your labs run on the machine of your class, so nothing was done.`,
      msg`If something there keeps you from working, tell your instructor.`,
    ),
  serverNotReady: () =>
    trouble(
      'server-not-ready',
      msg`The machine of your class can’t open labs just now.`,
      msg`You can read the lessons. What you have achieved is kept.`,
      msg`Tell your instructor. It is tried again by itself.`,
    ),
  tooManyNotes: (most: number) =>
    trouble(
      'too-many-notes',
      msg`You have ${most} notes already.`,
      msg`This one was not kept.`,
      msg`Delete some that you no longer need.`,
    ),
  internal: (doing: Message) =>
    trouble(
      'internal',
      msg`Something went wrong inside Bulkhead while ${doing}.`,
      msg`This is a fault of Bulkhead, not of anything you did. What you have achieved is kept.`,
      msg`Try again. If it stays, report it with what Bulkhead printed where it was started.`,
    ),
} satisfies Record<string, (...args: never[]) => TroubleError>

/** Docker is all that the engine itself connects to; what a probe meets is an outcome, not an error. */
function isLostConnection(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return syscall === 'connect' || code === 'ECONNRESET' || code === 'EPIPE'
}

/** What a person should read of any failure while `doing` something. One that nobody expected is logged, and told without its details. */
export function asTrouble(error: unknown, doing: Message): TroubleError {
  if (error instanceof TroubleError) return error
  const known = databaseTrouble(error) ?? (isLostConnection(error) ? troubles.dockerGone() : undefined)
  if (known) return known
  logError(render(doing), error)
  return troubles.internal(doing)
}
