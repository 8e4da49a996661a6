import { MemberNews } from '../../contract/class/index.ts'
import type { Member } from '../progress/membership.ts'
import type { Progress } from '../progress/progress.ts'
import type { Recordings } from '../recordings/recordings.ts'
import { logError } from '../log.ts'
import type { createCarryOut } from './carry-out.ts'
import { collectRecordings } from './collect-recordings.ts'
import type { ClassConnection } from './connection.ts'
import type { Looks } from './looks.ts'
import type { Nudge } from './nudge.ts'
import { sendReports } from './send-reports.ts'
import { takeWork } from './take-work.ts'

/** How often recordings are looked through for what is new, and what could not be done is tried again, in milliseconds. */
const AGAIN_MS = 5000

export interface ServeOptions {
  progress: Progress
  recordings: Pick<Recordings, 'longerThan' | 'read'>
  member: Member
  connection: ClassConnection
  looks: Looks
  requests: ReturnType<typeof createCarryOut>
  nudge: Nudge
  /** The class has answered. */
  online(): void
  /** What the class says, or how much waits, has changed. */
  onChange(): void
  onWorkTaken(): void
  signal: AbortSignal
}

/** All that is done over one connection; ends with it, with `signal`, or rejects where something is wrong with it. */
export async function serveConnection(options: ServeOptions): Promise<void> {
  const { progress, recordings, member, connection, looks, requests, nudge, online, onChange } = options
  const end = new AbortController()
  const signal = AbortSignal.any([options.signal, end.signal])
  let last: MemberNews | undefined
  let collectAt = 0
  let taking: Promise<void> | undefined

  const done = async (request: string) => {
    onChange()
    if (!signal.aborted) await connection.member.done({ request })
  }
  function carryOut(): void {
    if (!last || signal.aborted) return
    requests
      .carryOut(last.requests, done)
      .catch((error) => !signal.aborted && logError('telling the class what was done', error))
  }

  async function follow(): Promise<void> {
    for await (const told of await connection.member.watch()) {
      const at = Date.now()
      last = MemberNews.parse(told)
      await progress.saveNews(last, Date.parse(last.now) - at)
      online()
      taking ??= takeWork(options, signal)
      looks.update(last.looks)
      onChange()
      carryOut()
    }
  }

  async function collect(): Promise<boolean> {
    if (performance.now() < collectAt) return false
    const taken = await collectRecordings(progress, recordings, member.joinedAt)
    if (taken === 0) collectAt = performance.now() + AGAIN_MS
    return taken > 0
  }

  const again = setInterval(() => {
    nudge.nudge()
    carryOut()
  }, AGAIN_MS)
  const work = [
    follow(),
    sendReports({
      progress,
      device: member.device,
      member: connection.member,
      nudge,
      collect,
      onSent: onChange,
      signal,
    }),
  ]
  try {
    await Promise.race(work)
  } finally {
    end.abort()
    clearInterval(again)
    looks.end()
    // Ends what is still asked.
    connection.close()
    await Promise.allSettled([...work, taking])
  }
}
