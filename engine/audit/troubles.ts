import { type Message, type MessageValue, msg } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'

const trouble = (code: string, what: Message, means: Message, todo: Message) =>
  new TroubleError({ code, what, means, todo })

/** What a person reads where an audit could not be made, kept or read. */
export const auditTroubles = {
  noAudit: () =>
    trouble(
      'no-audit',
      msg`There is no such audit (any more).`,
      msg`It was deleted, or it was so old that it made room for newer ones.`,
      msg`Choose another one from the list, or audit again.`,
    ),
  runs: () =>
    trouble(
      'audit-runs',
      msg`This machine is being audited already.`,
      msg`Two audits at once would only slow each other down.`,
      msg`Wait until it is over.`,
    ),
  unreachable: (name: MessageValue, why: Message) =>
    trouble(
      'audit-unreachable',
      msg`${name} could not be looked at.`,
      msg`Nothing was audited. (${why})`,
      msg`See that its Docker runs and lets you in, then audit again.`,
    ),
  impostor: (name: MessageValue, why: string) =>
    trouble(
      'audit-impostor',
      msg`Somebody else than Docker answers on ${name}.`,
      msg`What it says is worth nothing, so nothing was audited. (${why})`,
      msg`Find out what holds /run/docker.sock there, or reset the lab.`,
    ),
  unusablePolicy: (path: string, why: Message) =>
    trouble(
      'audit-policy-unusable',
      msg`The policy ${path} can't be used: ${why}`,
      msg`Nothing was judged by it, and the file was left as it is.`,
      msg`Correct it, or put it elsewhere to begin a new one. docs/audit.md says what stands in it.`,
    ),
  lostPolicy: (path: string, why: string) =>
    trouble(
      'audit-policy-file',
      msg`The policy ${path} can't be read or written (${why}).`,
      msg`Nothing was changed.`,
      msg`See that the file is there and that your user may read and write it.`,
    ),
  changedPolicy: (path: string) =>
    trouble(
      'audit-policy-changed',
      msg`Somebody else changed the policy ${path} at the same moment.`,
      msg`Nothing was written, so that nobody’s word is lost.`,
      msg`Do it once more.`,
    ),
  busyPolicies: (path: string) =>
    trouble(
      'audit-policies-busy',
      msg`Another program holds ${path} and does not let go of it.`,
      msg`Nothing was changed.`,
      msg`Close other Bulkhead windows or commands, then try again.`,
    ),
  tooManyPolicies: (path: string, most: number) =>
    trouble(
      'audit-policies-too-many',
      msg`There are policies of ${most} machines already.`,
      msg`Nothing was changed.`,
      msg`Remove those that you no longer need from ${path}.`,
    ),
  largePolicy: (most: number) =>
    trouble(
      'audit-policy-large',
      msg`The policy is larger than ${most} kB.`,
      msg`Nothing was changed.`,
      msg`Remove what no longer holds from it: answers and accepted findings that have expired.`,
    ),
}
