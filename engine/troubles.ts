import type { SystemStatus } from '../contract/index.ts'
import { TroubleError } from './hosts/lab-hosts.ts'
import { logError } from './log.ts'
import { databaseTrouble } from './progress/database.ts'

const trouble = (code: string, what: string, means: string, todo: string) =>
  new TroubleError({ code, what, means, todo })

export const troubles = {
  unknownExercise: (id: string) =>
    trouble(
      'unknown-exercise',
      `There is no exercise "${id}".`,
      'Nothing was done.',
      'Choose one from the list: `bulkhead list` shows it, and so does the start page.',
    ),
  unknownTask: (exercise: string, task: string) =>
    trouble(
      'unknown-task',
      `The exercise ${exercise} has no task "${task}".`,
      'Nothing was done.',
      'Reload the page.',
    ),
  unknownHost: (host: string, known: readonly string[]) =>
    trouble(
      'unknown-host',
      `There is no host "${host}" in this lab.`,
      'Nothing was run.',
      known.length > 0 ? `Its hosts are: ${known.join(', ')}.` : 'Open the lab first.',
    ),
  notOpen: (title: string) =>
    trouble(
      'lab-not-open',
      `The lab "${title}" is not open.`,
      'There is nothing to work on yet.',
      'Open the lab first.',
    ),
  noPicture: (cause: unknown) =>
    trouble(
      'no-picture',
      'The lab host could not be looked at.',
      cause instanceof Error ? cause.message : 'Why is in the log.',
      'It is tried again by itself. If that does not help, reset the lab.',
    ),
  noMachines: (title: string) =>
    trouble(
      'no-machines',
      `The lab "${title}" has no machines to compare.`,
      'This picture belongs to another exercise.',
      'Open that exercise.',
    ),
  noLabOpen: () =>
    trouble(
      'no-lab-open',
      'No lab is open.',
      'There is nothing to work on yet.',
      'Open one: bulkhead up <exercise>.',
    ),
  severalOpen: (exercises: readonly string[]) =>
    trouble(
      'several-labs-open',
      `Several labs are open: ${exercises.join(', ')}.`,
      'It is not clear which one is meant.',
      'Name the exercise.',
    ),
  busy: (title: string, doing: string) =>
    trouble(
      'lab-busy',
      `The lab "${title}" is just being ${doing}.`,
      'Nothing else can be done with it now.',
      'Try again in a moment.',
    ),
  otherSeed: (title: string, seed: string) =>
    trouble(
      'other-seed',
      `The lab "${title}" is open with the seed ${seed}.`,
      'Another seed means other hosts, and what was done on these would be lost.',
      'Close the lab first, then open it with the other seed.',
    ),
  openedElsewhere: (title: string) =>
    trouble(
      'opened-elsewhere',
      `Another Bulkhead opened the lab "${title}" at the same moment.`,
      'Its hosts are kept; those that were being made here were removed.',
      'Go on with that lab.',
    ),
  cancelled: (title: string) =>
    trouble(
      'cancelled',
      `Opening the lab "${title}" was cancelled.`,
      'Whatever was half made has been removed.',
      'Open it again whenever you like.',
    ),
  hostDown: (host: string) =>
    trouble(
      'host-down',
      `The lab host ${host} has stopped.`,
      'The lab is no longer complete. What you have achieved is kept.',
      'Open the lab again to get fresh hosts with the same ports and names.',
    ),
  dockerGone: () =>
    trouble(
      'docker-gone',
      'Docker no longer answers.',
      'Labs can’t be opened or looked at until it does. What you have achieved is kept.',
      'Start Docker again, then try again here.',
    ),
  labChanged: (title: string) =>
    trouble(
      'lab-changed',
      `The lab "${title}" was replaced while it was being checked.`,
      'The result would say nothing about the new one.',
      'Check again.',
    ),
  noAttempt: (title: string) =>
    trouble(
      'no-attempt',
      `"${title}" has nothing to attack.`,
      'It is about looking and understanding, so nothing was tried.',
      'Read its lesson, answer its questions, and check.',
    ),
  attemptRuns: (title: string) =>
    trouble(
      'attempt-runs',
      `"${title}" is running already.`,
      'Two at once would get in each other’s way.',
      'Wait until it is over.',
    ),
  notReady: (status: SystemStatus['kind']) =>
    status === 'setting-up'
      ? trouble(
          'setting-up',
          'The lab host images are being built.',
          'Labs can be opened when that is done.',
          'Wait for it to finish.',
        )
      : trouble(
          'needs-setup',
          'The lab host images have not been built yet.',
          'No lab can be opened without them.',
          'Build them first: on the start page, or with npm start.',
        ),
  internal: (doing: string) =>
    trouble(
      'internal',
      `Something went wrong inside Bulkhead while ${doing}.`,
      'This is a fault of Bulkhead, not of anything you did. What you have achieved is kept.',
      'Try again. If it stays, report it with what Bulkhead printed where it was started.',
    ),
} satisfies Record<string, (...args: never[]) => TroubleError>

/** Docker is all that the engine itself connects to; what a probe meets is an outcome, not an error. */
function isLostConnection(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return syscall === 'connect' || code === 'ECONNRESET' || code === 'EPIPE'
}

/** What a person should read of any failure. One that nobody expected is logged, and told without its details. */
export function asTrouble(error: unknown, doing: string): TroubleError {
  if (error instanceof TroubleError) return error
  const known = databaseTrouble(error) ?? (isLostConnection(error) ? troubles.dockerGone() : undefined)
  if (known) return known
  logError(doing, error)
  return troubles.internal(doing)
}
