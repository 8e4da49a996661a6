import { type Message, msg } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'

const trouble = (code: string, what: Message, means: Message, todo: Message) =>
  new TroubleError({ code, what, means, todo })
const nothingChanged = msg`Nothing was changed.`

export const accountTroubles = {
  notAllowed: () =>
    trouble(
      'not-allowed',
      msg`You may not do this in this class.`,
      msg`It is for others: some things only an instructor may do, some only a learner. Nothing was done.`,
      msg`Ask an instructor.`,
    ),
  signedOut: () =>
    trouble(
      'signed-out',
      msg`This browser or machine was signed out of the class.`,
      msg`It no longer acts for you there. What was reported stays.`,
      msg`Join again, or sign in.`,
    ),
  noPerson: () =>
    trouble(
      'no-person',
      msg`There is nobody like that in the class (any more).`,
      nothingChanged,
      msg`Choose somebody from the list.`,
    ),
  idTaken: (id: string, by: string) =>
    trouble(
      'id-taken',
      msg`The id ${id} is ${by}’s.`,
      msg`No two people have the same one. Nothing was changed.`,
      msg`Give another id, or none.`,
    ),
  loginTaken: (login: string) =>
    trouble(
      'login-taken',
      msg`Somebody else signs in as ${login}.`,
      nothingChanged,
      msg`Choose another login.`,
    ),
  learnersDontSignIn: (name: string) =>
    trouble(
      'no-login',
      msg`${name} is a learner, and learners don’t sign in with a password.`,
      nothingChanged,
      msg`Learners join with the code of the class.`,
    ),
  lastInstructor: (name: string) =>
    trouble(
      'last-instructor',
      msg`${name} is the only instructor.`,
      msg`Without one nobody could change anything in this class. Nothing was removed.`,
      msg`Add another instructor first.`,
    ),
  noMove: () =>
    trouble(
      'no-move',
      msg`Nobody waits for this answer (any more).`,
      msg`Somebody else has answered, or it was too long ago.`,
      msg`If the learner still waits, they can join again.`,
    ),
  unreadableList: (line: number) =>
    trouble(
      'roster-unreadable',
      msg`The list can’t be read from line ${line} on.`,
      msg`There is probably a quotation mark without its other half. Nobody was added.`,
      msg`Save the list as CSV again, and look at that line.`,
    ),
  noNames: () =>
    trouble(
      'roster-without-names',
      msg`The list has no column of names.`,
      msg`Its first line has to say what the columns are: “Name”, or “First name” and “Last name”; and “ID” or “Email”, where there are any. Nobody was added.`,
      msg`Add a line of headings, and try again.`,
    ),
  classIsFull: (most: number) =>
    trouble(
      'class-full',
      msg`There are ${most} people in this class, which is all that it can have.`,
      msg`Nobody was added.`,
      msg`Remove people who are no longer in it.`,
    ),
  passwordsBusy: () =>
    trouble(
      'passwords-busy',
      msg`The server has too many passwords to check just now.`,
      nothingChanged,
      msg`Try again in a minute.`,
    ),
} satisfies Record<string, (...args: never[]) => TroubleError>
