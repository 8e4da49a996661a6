import { type Message, msg } from '../../contract/index.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'

const trouble = (code: string, what: Message, todo: Message) =>
  new TroubleError({ code, what, means: msg`Nothing was changed.`, todo })

export const courseTroubles = {
  noTimeZone: (zone: string) =>
    trouble(
      'no-time-zone',
      msg`There is no time zone “${zone}”.`,
      msg`Name one as “Europe/Berlin” or “Asia/Shanghai”.`,
    ),
  twice: (title: Message) =>
    trouble('assigned-twice', msg`“${title}” is in the course twice.`, msg`Set it once.`),
  endsBeforeItBegins: (title: Message) =>
    trouble(
      'due-before-open',
      msg`“${title}” would be due before it opens.`,
      msg`Move its deadline to a later time, or let it open earlier.`,
    ),
} satisfies Record<string, (...args: never[]) => TroubleError>
