import { type Message, type MessageValue, type Trouble, msg, reasonOf } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'

const trouble = (code: string, what: Message, means: Message, todo: Message, cause?: unknown) =>
  new TroubleError({ code, what, means, todo }, cause === undefined ? undefined : { cause })

const NOTHING_JOINED = msg`You have not joined, and nothing was changed.`

/** What can come between a learner and a class. */
export const classTroubles = {
  noLink: () =>
    trouble(
      'class-link',
      msg`This is not a link to a class.`,
      msg`It names no server that can be asked: it should begin with https:// and have an address.`,
      msg`Copy the whole link that your instructor shows, or enter the address and the join code.`,
    ),
  noCode: () =>
    trouble(
      'class-code',
      msg`The join code is missing, or is none.`,
      msg`It has eight letters and digits.`,
      msg`Enter it as your instructor shows it.`,
    ),
  unreachable: (address: MessageValue, cause: unknown) =>
    trouble(
      'class-unreachable',
      msg`The class at ${address} can’t be reached: ${reasonOf(cause)}`,
      msg`The server is not running, or the network does not lead there. What you do is kept and reported later.`,
      msg`See that you are on the network of the class, and that the address is right.`,
      cause,
    ),
  silent: (address: MessageValue) =>
    trouble(
      'class-unreachable',
      msg`The class at ${address} does not answer.`,
      msg`The server is very busy, or something on the way keeps its answers back. What you do is kept and reported later.`,
      msg`See that you are on the network of the class, and that the address is right.`,
    ),
  notAClass: (address: MessageValue) =>
    trouble(
      'class-none',
      msg`What answers at ${address} is not a class of Bulkhead.`,
      msg`Nothing about you was told to it but what you entered.`,
      msg`Check the address and the port with your instructor.`,
    ),
  notProven: (address: MessageValue) =>
    trouble(
      'class-not-proven',
      msg`The server at ${address} could not show that it knows this join code.`,
      msg`The code is mistyped or no longer holds, or another server stands between. It was told neither the code nor anything about you.`,
      msg`Compare the code with the one that your instructor shows, or paste the whole join link.`,
    ),
  otherCertificate: (address: MessageValue) =>
    trouble(
      'class-other-certificate',
      msg`The server at ${address} shows another certificate than the link says.`,
      msg`It may be another machine that pretends to be your class, or the class was set up anew. Nothing was sent to it.`,
      msg`Ask your instructor for the link as it is now, and join with it again.`,
    ),
  untrusted: (address: MessageValue, cause: unknown) =>
    trouble(
      'class-untrusted',
      msg`Nobody vouches for the certificate of ${address}: ${reasonOf(cause)}`,
      msg`Without the fingerprint that is in a join link, anybody could pretend to be your class. Nothing was sent.`,
      msg`Copy the whole link that your instructor shows, or scan its code.`,
      cause,
    ),
  wrongCode: () =>
    trouble(
      'class-wrong-code',
      msg`This join code is not (or no longer) good.`,
      NOTHING_JOINED,
      msg`Compare it with what your instructor shows now.`,
    ),
  notOnRoster: () =>
    trouble(
      'class-roster',
      msg`You are not on the list of this class.`,
      NOTHING_JOINED,
      msg`Write your name as your course knows it, with your id if you have one; else ask your instructor to add you.`,
    ),
  whichOne: () =>
    trouble(
      'class-which',
      msg`Several people of this name are in the class.`,
      NOTHING_JOINED,
      msg`Enter your id, too: the one that stands on the list of your course.`,
    ),
  notConsented: () =>
    trouble(
      'class-no-consent',
      msg`Your instructor did not agree that you go on from this machine.`,
      msg`Somebody of your name works elsewhere in this class. What you have achieved here stays here.`,
      msg`Speak with your instructor, then join again.`,
    ),
  noHosting: () =>
    trouble(
      'class-no-hosting',
      msg`This class has no lab hosts of its own.`,
      NOTHING_JOINED,
      msg`Join from the app on your own machine.`,
    ),
  closed: () =>
    trouble(
      'class-closed',
      msg`Nobody new comes into this class now.`,
      NOTHING_JOINED,
      msg`Ask your instructor to open joining again.`,
    ),
  tooManyTries: () =>
    trouble(
      'class-too-many-tries',
      msg`There were too many tries to join from here.`,
      NOTHING_JOINED,
      msg`Wait a minute, then try again.`,
    ),
  memberAlready: (className: string) =>
    trouble(
      'class-member-already',
      msg`You are in the class “${className}” already.`,
      msg`One is in one class at a time.`,
      msg`Leave it first, then join the other one.`,
    ),
  hosted: () =>
    trouble(
      'class-hosted',
      msg`This lab is hosted by your class.`,
      msg`It belongs to the class and can’t join another one or leave.`,
      msg`To stop working here, sign out.`,
    ),
  signedOut: (className: string) =>
    trouble(
      'class-signed-out',
      msg`The class “${className}” does not know this machine any more.`,
      msg`You were signed out, or you went on from another machine. What you do here is kept, but not reported.`,
      msg`Ask your instructor; to come back, leave the class here and join again.`,
    ),
  full: (reports: number) =>
    trouble(
      'class-outbox-full',
      msg`The class was away for so long that ${reports} reports found no room.`,
      msg`What was achieved is kept on this machine. What was left out can be reported by checking again when the class is back.`,
      msg`See that you are on the network of the class, or leave the class if it is over.`,
    ),
  cannotServe: () =>
    trouble(
      'class-cannot-serve',
      msg`A class can’t be started from here.`,
      msg`This kind of app has no server for it.`,
      msg`On a machine of yours, run: bulkhead class serve`,
    ),
  noLook: () =>
    trouble(
      'class-no-look',
      msg`Nobody asks to see your terminals (any more).`,
      msg`Nothing is shown to anybody.`,
      msg`There is nothing to do.`,
    ),
  offline: () =>
    trouble(
      'class-offline',
      msg`The class is not connected.`,
      msg`It could not be told.`,
      msg`Try again when the class is back.`,
    ),
  notOpenYet: (title: Message, when: MessageValue) =>
    trouble(
      'class-not-open-yet',
      msg`“${title}” opens at ${when}.`,
      msg`Your class begins it together, by the clock of the class.`,
      msg`Until then, read its lesson or work on another exercise.`,
    ),
  solutionAfterDue: (title: Message, when: MessageValue) =>
    trouble(
      'class-solution-after-due',
      msg`The solution of “${title}” is shown after the deadline, ${when}.`,
      msg`Your class has decided so.`,
      msg`Take a hint, or ask your instructor.`,
    ),
  solutionNever: (title: Message) =>
    trouble(
      'class-solution-never',
      msg`The solution of “${title}” is not shown in this class.`,
      msg`Your class has decided so.`,
      msg`Take a hint, or ask your instructor.`,
    ),
}

/** Coming again soon is of no use; `signed-out` is what a class says over a connection. */
const FOR_GOOD = new Set(['class-signed-out', 'signed-out', 'class-other-certificate'])

export const isRefusal = ({ code }: Trouble): boolean => FOR_GOOD.has(code)
