import { REPORTS_AT_ONCE } from '../../contract/class/index.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Progress } from '../progress/progress.ts'
import type { ClassConnection } from './connection.ts'
import type { Nudge } from './nudge.ts'
import { toldTrouble } from './told-trouble.ts'

/** An answer comes once the class has written all of them to its disk. Later than this, it never will. */
const ANSWER_MS = 60_000
/** Where the class says that it has too much to do. */
const BUSY_MS = 3000

export interface SendOptions {
  progress: Pick<Progress, 'waitingReports' | 'settleReports' | 'pendingReports'>
  device: string
  member: Pick<ClassConnection['member'], 'report'>
  /** Something may wait to be sent. */
  nudge: Nudge
  /** Called before it is waited: may put more into the outbox. Answers whether it has. */
  collect(): Promise<boolean>
  onSent(): void
  signal: AbortSignal
}

/** Sends what waits, in order and one batch after the other, until `signal`; rejects where the class doesn't answer. */
export async function sendReports(options: SendOptions): Promise<void> {
  const { progress, device, member, nudge, collect, onSent, signal } = options
  while (!signal.aborted) {
    const waiting = await progress.waitingReports(REPORTS_AT_ONCE)
    const last = waiting.at(-1)
    if (!last) {
      if (!(await collect())) await nudge.wait(signal)
      continue
    }
    const reports = waiting.map(({ body, signature }) => ({ body, signature }))
    try {
      await withinTime(ANSWER_MS, signal, member.report({ reports, now: new Date().toISOString() }))
    } catch (error) {
      if (toldTrouble(error)?.code !== 'class-busy') throw error
      await sleep(BUSY_MS * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
      continue
    }
    await progress.settleReports(device, last.seq)
    onSent()
  }
}

/** Rejects where it takes longer, or `signal` ends it. */
async function withinTime<T>(ms: number, signal: AbortSignal, answer: Promise<T>): Promise<T> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(ms)])
  const { promise, reject } = Promise.withResolvers<never>()
  either.addEventListener('abort', () => reject(either.reason))
  return Promise.race([answer, promise])
}
