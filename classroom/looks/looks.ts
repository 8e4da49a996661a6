import type { Look } from '../../contract/class/index.ts'
import type { ByteChannel, TerminalInfo } from '../../contract/index.ts'
import type { Watch } from '../../engine/observable.ts'

/** What becomes of asking, as `help.look` tells it. */
export type LookNews =
  | { state: 'asked'; look: string }
  | { state: 'running'; look: string; terminals: TerminalInfo[] }
  | { state: 'ended'; why: 'refused' | 'ended' | 'away' }

/** Staff looking at learners' terminals, each after the learner said yes. Everything is by person: who calls has been known before. */
export interface Looks {
  /** Asks; ends with the watch, which is over after `ended`. Of one person of staff at one learner there is one at a time. */
  ask(by: { id: string; name: string }, person: string, signal?: AbortSignal): Promise<Watch<LookNews>>
  /** Those at this learner, for `MemberNews.looks`. */
  of(person: string): Look[]
  /** Called with a learner after each change of theirs. Returns how to stop. */
  onChange(listener: (person: string) => void): () => void
  /** The learner's answer; `false` later on ends what was allowed. Throws TroubleError `no-look`. */
  answer(person: string, look: string, yes: boolean): Promise<void>
  /** What can be seen now. Throws TroubleError `no-look`. */
  terminals(person: string, look: string, terminals: readonly TerminalInfo[]): void
  /** The learner's engine sends a terminal's frames here; it is told with Ack how far they were taken. Closes the channel where there is no such look of theirs. */
  show(person: string, look: string, terminal: string, channel: ByteChannel): void
  /** Who asked watches a terminal here. Closes the channel where there is no such look of theirs. */
  view(by: string, look: string, terminal: string, channel: ByteChannel): void
  /** The learner's engine is connected no more: ends all at them. */
  away(person: string): Promise<void>
  dispose(): Promise<void>
}
