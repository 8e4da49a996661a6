import type { Member } from '../membership.ts'

/** A part that stands in the panel and on the class's page. */
export interface ClassSectionProps {
  member: Member
  /** Its level, below the title of where it stands. */
  heading: 'h2' | 'h3'
  /** Somebody goes where a link in it leads. */
  onGone(): void
}
