import { type Message, Trouble, msg, render } from '../contract/index.ts'
import { Interrupted } from './interrupt.ts'
import { t } from './language.ts'
import { say } from './output.ts'
import { Refused } from '../web/refused.ts'

/** Exit statuses that are the same for every command; check, attempt and exec have their own besides. */
export const ExitStatus = { usage: 64, ours: 2, oursOfExec: 125 } as const

/** What was typed can't be done. `what` says why, `hint` what to type instead. */
export class UsageError extends Error {
  override name = 'UsageError'
  readonly what: Message
  readonly hint: Message
  constructor(what: Message, hint: Message) {
    super(render(what))
    this.what = what
    this.hint = hint
  }
}

/** An expected failure's trouble, thrown by the engine itself or by its contract; `undefined` for anything else. */
export function troubleOf(error: unknown): Trouble | undefined {
  const { trouble, code, data } = (error ?? {}) as { trouble?: unknown; code?: unknown; data?: unknown }
  return Trouble.safeParse(code === 'TROUBLE' ? data : trouble).data
}

/** What happened, what it means, what to do. */
export function troubleText({ what, means, todo }: Trouble): string {
  return [`bulkhead: ${t(what)}`, `  ${t(means)}`, `  → ${t(todo)}`].join('\n')
}

/** Tells a failure on standard error. Answers the exit status; `ours` for what isn't about the typing. */
export function tellFailure(error: unknown, ours: number): number {
  if (error instanceof Interrupted) return error.status
  if (error instanceof UsageError) {
    say(`bulkhead: ${t(error.what)}\n  → ${t(error.hint)}`)
    return ExitStatus.usage
  }
  if (error instanceof Refused) {
    say(`bulkhead: ${t(error.why)}`)
    return ours
  }
  say(troubleText(troubleOf(error) ?? unexpected(error)))
  if (process.env.BULKHEAD_DEBUG === '1') say((error as Error).stack ?? String(error))
  return ours
}

const unexpected = (error: unknown): Trouble => ({
  code: 'internal',
  what: msg`Something went wrong inside Bulkhead: ${error instanceof Error ? error.message : String(error)}`,
  means: msg`This is a fault of Bulkhead, not of anything you did.`,
  todo: msg`Try again. If it stays, report it with what BULKHEAD_DEBUG=1 shows.`,
})
