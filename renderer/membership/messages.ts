import type { ClassMessage } from '../../contract/class/course.ts'

/** Those after the one that was read last; all of them where that one is gone. */
export function unread(messages: readonly ClassMessage[], readUpTo: string | null): readonly ClassMessage[] {
  const at = messages.findIndex(({ id }) => id === readUpTo)
  return messages.slice(at + 1)
}
