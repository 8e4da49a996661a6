import type { Message } from '../../contract/message.ts'

/** A word of the course, explained. */
export interface Term {
  id: string
  term: Message
  /** In one to three sentences; `code` between backticks. */
  explanation: Message
  /** Other terms' ids. */
  see: readonly string[]
  /** Where one learns about it. */
  lesson: string
}
