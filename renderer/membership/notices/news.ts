import type { ClassMessage, LabRequest } from '../../../contract/class/course.ts'
import type { Member } from '../membership.ts'
import { unread } from '../messages.ts'

/** What was done longer ago is no news, in milliseconds. */
const OLD = 12 * 60 * 60 * 1000

export interface News {
  /** The newest message that was not read, and how many there are. */
  message?: { newest: ClassMessage; count: number }
  /** What staff had done to labs, the newest last. */
  done: LabRequest[]
}

/** What is to be told now. `now`: by the clock of the class; `away`: ids of what was put away. */
export function newsOf(
  member: Pick<Member, 'messages' | 'readUpTo' | 'carriedOut'>,
  away: readonly string[],
  now: number,
): News {
  const fresh = unread(member.messages, member.readUpTo)
  const newest = fresh.at(-1)
  return {
    ...(newest && !away.includes(newest.id) && { message: { newest, count: fresh.length } }),
    done: member.carriedOut.filter(({ id, at }) => !away.includes(id) && now - Date.parse(at) < OLD),
  }
}
