import { setTimeout as sleep } from 'node:timers/promises'
import type { RoomNews } from '../../../contract/class/index.ts'
import type { ClassConnection } from '../../../engine/classroom/connection.ts'
import { type Figure, atMost } from '../figures.ts'
import { EXERCISE, answersOf } from './answers.ts'
import type { ClassBench, ClassSection } from './class-bench.ts'
import { startServer } from './class-server.ts'
import { connectStaff, enterAsInstructor, follow } from './dashboard.ts'
import { measureFloor, paced } from './floor.ts'
import { type Learner, joinLearners, send } from './learner.ts'

const LOAD = { learners: 1000, dashboards: 5, everyMs: 10_000, seconds: 60 }
const QUICK = { learners: 40, dashboards: 2, everyMs: 1000, seconds: 6 }
/** Learners connect so many at a time. */
const CONNECTING_AT_ONCE = 25
/** How long the last updates may take, in milliseconds. */
const LATE_MS = 10_000

/** Many learners report, and dashboards follow: how long until they show it, and what it costs the server. */
export const reporting: ClassSection = async (bench) => {
  const load = { ...(bench.isQuick ? QUICK : LOAD), ...bench.asked }
  const { signal } = bench
  const home = bench.folder('reporting')
  const server = await startServer({ home, database: bench.database, args: ['--no-hosting'] })
  const ending = new AbortController()
  const connections: ClassConnection[] = []
  const closing: (() => void)[] = []
  try {
    const cookie = await enterAsInstructor(server)
    const learners = await joinLearners(server, load.learners, signal)
    bench.say(`${learners.length} learners have joined`)
    const shown = createShown()
    for (let count = 0; count < load.dashboards; count++) {
      const { client, close } = await connectStaff(server, cookie)
      closing.push(close)
      await follow(client, EXERCISE, { signal: ending.signal, onNews: shown.dashboard() })
    }
    for (let from = 0; from < learners.length; from += CONNECTING_AT_ONCE) {
      const some = learners.slice(from, from + CONNECTING_AT_ONCE)
      connections.push(...(await Promise.all(some.map((learner) => learner.connect(server, signal)))))
    }
    const idle = server.mostMemory()
    bench.say(`they are connected, ${load.dashboards} dashboards follow; ${idle.toFixed(0)} MB`)

    const before = { at: performance.now(), busy: server.processorTime() }
    const { acknowledged, failed } = await report(bench, load, { learners, connections, shown })
    if (failed.length > 0) throw new Error(`${failed.length} reports failed, the first: ${String(failed[0])}`)
    const seconds = (performance.now() - before.at) / 1000
    const processor = (100 * (server.processorTime() - before.busy)) / seconds
    const memory = server.mostMemory()
    const online = shown.online()
    if (online !== learners.length)
      throw new Error(`${online} of ${learners.length} learners are shown as there.`)
    bench.say(
      `${acknowledged.length} reports were kept; ${shown.samples.length} updates shown, ${shown.merged()} with the next; ${memory.toFixed(0)} MB`,
    )

    const texts = learners.map((_, index) =>
      JSON.stringify(answersOf(index).verdict(0, new Date().toISOString())),
    )
    const message = (index: number) => texts[index] ?? ''
    const floor = await measureFloor({
      ...load,
      senders: load.learners,
      listeners: load.dashboards,
      home,
      message,
      signal,
    })
    return figures(load, { updates: shown.samples, acknowledged, floor, memory, processor })
  } finally {
    ending.abort()
    // That they end is still told to the server.
    await sleep(100)
    for (const close of closing) close()
    for (const connection of connections) connection.close()
    await server.stop()
  }
}

interface Seen {
  updates: number[]
  acknowledged: number[]
  floor: number[]
  memory: number
  /** Share of one core, in percent. */
  processor: number
}

function figures(load: typeof LOAD, { updates, acknowledged, floor, memory, processor }: Seen): Figure[] {
  const rate = (load.learners * 1000) / load.everyMs
  const baseline = { what: 'the same messages, passed on by a bare WebSocket server', samples: floor }
  const who = `${load.learners} learners, ${rate} verdicts/s, ${load.dashboards} dashboards`
  return [
    {
      what: `${who}: sent to shown`,
      unit: 'ms',
      by: 'p95',
      samples: updates,
      baseline,
      targets: [atMost(1000)],
    },
    { what: 'sent to acknowledged (on the disk)', unit: 'ms', by: 'p95', samples: acknowledged, targets: [] },
    {
      what: 'most memory of the server',
      unit: 'MB',
      by: 'median',
      samples: [memory],
      targets: [atMost(500)],
    },
    {
      what: 'the server’s share of one core meanwhile',
      unit: '%',
      by: 'median',
      samples: [processor],
      targets: [],
    },
  ]
}

interface Taking {
  learners: readonly Learner[]
  connections: readonly ClassConnection[]
  shown: ReturnType<typeof createShown>
}

/** Each learner opens a lab, then sends a verdict now and then. Resolves when all was acknowledged and shown. */
async function report(
  { signal }: ClassBench,
  load: typeof LOAD,
  { learners, connections, shown }: Taking,
): Promise<{ acknowledged: number[]; failed: unknown[] }> {
  const answers = learners.map((_, index) => answersOf(index))
  const acknowledged: number[] = []
  const failed: unknown[] = []
  const waiting = new Set<Promise<unknown>>()
  function tell(index: number, round: number): void {
    const [learner, connection, answer] = [learners[index], connections[index], answers[index]]
    if (!learner || !connection || !answer) return
    const at = new Date().toISOString()
    const telling = round === 0 ? answer.lab() : answer.verdict(round, at)
    const { signed } = learner.device.tell(telling, at)
    const sentAt = performance.now()
    shown.expect(learner.person, sentAt)
    const sending = send(connection, [signed])
      .then(() => acknowledged.push(performance.now() - sentAt))
      .catch((error: unknown) => failed.push(error))
      .finally(() => waiting.delete(sending))
    waiting.add(sending)
  }
  await paced({ count: learners.length, everyMs: load.everyMs, seconds: load.seconds, signal }, tell)
  await Promise.all(waiting)
  await shown.all(LATE_MS)
  return { acknowledged, failed }
}

/** Waits for each report to show on each dashboard: a learner has one on its way at a time. */
function createShown() {
  const samples: number[] = []
  const dashboards: {
    expected: Map<string, number>
    known: Map<string, string | null>
    online: Map<string, boolean>
  }[] = []
  let merged = 0
  return {
    samples,
    /** Updates that were not shown before the next report of the same learner. */
    merged: () => merged,
    /** Of one more dashboard: what it is told. */
    dashboard(): (news: RoomNews) => void {
      const one: (typeof dashboards)[number] = { expected: new Map(), known: new Map(), online: new Map() }
      dashboards.push(one)
      return ({ rows }) => {
        const now = performance.now()
        for (const { person, lastReportAt, online } of rows) {
          one.online.set(person, online)
          const sentAt = one.expected.get(person)
          if (lastReportAt === (one.known.get(person) ?? null)) continue
          one.known.set(person, lastReportAt)
          if (sentAt === undefined) continue
          one.expected.delete(person)
          samples.push(now - sentAt)
        }
      }
    },
    expect(person: string, sentAt: number): void {
      for (const { expected } of dashboards) {
        // What shows the second shows the first: the longer time counts.
        if (expected.has(person)) merged += 1
        else expected.set(person, sentAt)
      }
    },
    /** Learners that every dashboard shows as connected. */
    online: () =>
      Math.min(...dashboards.map(({ online }) => [...online.values()].filter((isOnline) => isOnline).length)),
    async all(timeoutMs: number): Promise<void> {
      const deadline = performance.now() + timeoutMs
      const missing = () => dashboards.reduce((sum, { expected }) => sum + expected.size, 0)
      while (missing() > 0 && performance.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 20))
      if (missing() > 0) throw new Error(`${missing()} updates were never shown.`)
    },
  }
}
