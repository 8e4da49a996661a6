import type { ClassLink, LabRequest, Membership } from '../../contract/class/index.ts'
import type { Trouble } from '../../contract/index.ts'
import type { Member, Waiting } from '../progress/membership.ts'
import { classTroubles } from './troubles.ts'

/** What is known of a learner and their class. */
export interface Known {
  member: Member | undefined
  waiting: Waiting | undefined
  pending: number
  carriedOut: LabRequest[]
  link: ClassLink
  /** Why nobody is in a class who asked to be. */
  refused: Trouble | undefined
}

/** As a learner's window shows it. */
export function membershipView({ member, waiting, pending, carriedOut, link, refused }: Known): Membership {
  if (waiting) return { kind: 'waiting', className: waiting.className, name: waiting.name }
  if (!member) return refused ? { kind: 'none', trouble: refused } : { kind: 'none' }
  const { news, leftOut } = member
  const isFull = link.kind === 'offline' && leftOut > 0
  return {
    kind: 'member',
    className: member.className,
    name: member.name,
    place: member.place,
    address: member.address,
    link: isFull ? { ...link, trouble: classTroubles.full(leftOut).trouble } : link,
    pending,
    timeZone: news?.course.timeZone ?? 'UTC',
    assignments: news?.course.assignments ?? [],
    messages: news?.messages ?? [],
    readUpTo: member.readUpTo,
    // Nobody can look while there is no connection.
    looks: link.kind === 'online' ? (news?.looks ?? []) : [],
    carriedOut,
    clockAhead: member.clockAhead,
    isWorkTaken: member.isWorkTaken,
  }
}
