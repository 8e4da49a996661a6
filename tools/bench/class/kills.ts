import { setTimeout as sleep } from 'node:timers/promises'
import { REPORTS_AT_ONCE } from '../../../contract/class/index.ts'
import type { SignedReport } from '../../../contract/class/index.ts'
import type { Telling } from '../../../classroom/testing/reporting-device.ts'
import { openClassDatabase } from '../../../classroom/store/database.ts'
import { defaultClassDatabase } from '../../../classroom/class-home.ts'
import { type Figure, atMost } from '../figures.ts'
import { EXERCISE, answersOf } from './answers.ts'
import type { ClassSection } from './class-bench.ts'
import { type RunningServer, startServer } from './class-server.ts'
import { type Learner, joinLearners, send } from './learner.ts'

const LOAD = { kills: 100, learners: 60, everyMs: 500 }
const QUICK = { kills: 3, learners: 10, everyMs: 200 }
/** A server is killed when it has acknowledged so many messages, and up to so much later, in milliseconds. */
const WORKING = { messages: 20, laterMs: 600 }
/** After the last start, until everything has arrived, in milliseconds. */
const DRAIN_MS = 120_000
/** A server that acknowledges nothing for so long has failed, in milliseconds. */
const SILENT_MS = 60_000
const RECONNECT_MS = 150

/** One learner's outbox: what is acknowledged leaves it. */
interface Outbox {
  learner: Learner
  waiting: { id: string; signed: SignedReport }[]
  acknowledged: Map<string, SignedReport>
  /** All that was told so far. */
  told: number
}

/** The server is killed over and over while learners report: is anything missing or double afterwards? */
export const kills: ClassSection = async (bench) => {
  const load = { ...(bench.isQuick ? QUICK : LOAD), ...bench.asked }
  const home = bench.folder('kills')
  const start = (port?: number) => startServer({ home, port, args: ['--no-hosting'] })
  let server = await start()
  const learners = await joinLearners(server, load.learners, bench.signal)
  const outboxes = learners.map((learner): Outbox => ({
    learner,
    waiting: [],
    acknowledged: new Map(),
    told: 0,
  }))
  const ending = new AbortController()
  const signal = AbortSignal.any([bench.signal, ending.signal])
  const state = { messages: 0, isTelling: true }
  const running = outboxes.map((outbox) =>
    Promise.all([tell(outbox, load.everyMs, state, signal), deliver(outbox, server, state, signal)]),
  )
  const restarts: number[] = []
  try {
    for (let kill = 1; kill <= load.kills; kill++) {
      await working(state, bench.signal)
      await server.kill()
      const killedAt = performance.now()
      server = await start(server.port)
      restarts.push(performance.now() - killedAt)
      if (kill % 10 === 0 || bench.isQuick)
        bench.say(`killed ${kill} times, ${count(outboxes)} reports acknowledged`)
    }
    state.isTelling = false
    await drained(outboxes, bench.signal)
  } finally {
    ending.abort()
    await Promise.all(running)
    await server.stop()
  }
  const found = await compare(outboxes, defaultClassDatabase(home))
  bench.say(
    `${load.kills} × kill -9: ${count(outboxes)} reports acknowledged, ${found.rows} in the database, ${found.missing} missing, ${found.double} double, ${found.changed} changed, ${found.unknown} unknown`,
  )
  const nothing = { unit: 'reports', by: 'median', targets: [atMost(0)] } as const
  const after = `of ${count(outboxes)} acknowledged, after ${load.kills} × kill -9`
  const figures: Figure[] = [
    { what: `missing ${after}`, samples: [found.missing], ...nothing },
    { what: `double ${after}`, samples: [found.double], ...nothing },
    { what: `changed or unknown ${after}`, samples: [found.changed + found.unknown], ...nothing },
    { what: 'killed to served again', unit: 'ms', by: 'median', samples: restarts, targets: [] },
  ]
  return figures
}

const count = (outboxes: readonly Outbox[]): number =>
  outboxes.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)

/** Mostly what is short, and a verdict now and then. */
function tellingOf(index: number, round: number, at: string): Telling {
  if (round === 0) return answersOf(index).lab()
  if (round % 5 === 0) return answersOf(index).verdict(round, at)
  return { kind: 'worked', exercise: EXERCISE, seconds: round }
}

async function tell(
  outbox: Outbox,
  everyMs: number,
  state: { isTelling: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { learner, waiting } = outbox
  while (state.isTelling && !signal.aborted) {
    const at = new Date().toISOString()
    waiting.push(learner.device.tell(tellingOf(learner.index, outbox.told++, at), at))
    await sleep(everyMs * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
  }
}

/** Connects again and again; what was not acknowledged is sent again, and nothing else. */
async function deliver(
  { learner, waiting, acknowledged }: Outbox,
  server: Pick<RunningServer, 'address'>,
  state: { messages: number },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const connection = await learner.connect(server, signal)
      try {
        while (!signal.aborted) {
          const some = waiting.slice(0, REPORTS_AT_ONCE.count / 5)
          if (some.length === 0) await sleep(20)
          else {
            await send(
              connection,
              some.map(({ signed }) => signed),
            )
            for (const { id, signed } of waiting.splice(0, some.length)) acknowledged.set(id, signed)
            state.messages += 1
          }
        }
      } finally {
        connection.close()
      }
    } catch {
      // Killed: that is what is measured.
      await sleep(RECONNECT_MS * (0.5 + Math.random()))
    }
  }
}

async function working(state: { messages: number }, signal: AbortSignal): Promise<void> {
  const enough = state.messages + WORKING.messages
  const deadline = performance.now() + SILENT_MS
  while (state.messages < enough) {
    if (performance.now() > deadline) throw new Error('The class server acknowledges nothing.')
    await sleep(5, undefined, { signal })
  }
  await sleep(Math.random() * WORKING.laterMs, undefined, { signal })
}

async function drained(outboxes: readonly Outbox[], signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + DRAIN_MS
  const left = () => outboxes.reduce((sum, { waiting }) => sum + waiting.length, 0)
  while (left() > 0) {
    if (performance.now() > deadline) throw new Error(`${left()} reports were never acknowledged.`)
    await sleep(50, undefined, { signal })
  }
}

/** What was acknowledged beside what is in the database. */
async function compare(outboxes: readonly Outbox[], where: string) {
  const database = await openClassDatabase(where)
  try {
    const kept = await database.db
      .selectFrom('reports')
      .select(['person', 'id', 'body', 'signature'])
      .execute()
    const times = new Map<string, number>()
    const found = { rows: kept.length, missing: 0, double: 0, changed: 0, unknown: 0 }
    const byPerson = new Map(outboxes.map(({ learner, acknowledged }) => [learner.person, acknowledged]))
    for (const { person, id, body, signature } of kept) {
      times.set(`${person} ${id}`, (times.get(`${person} ${id}`) ?? 0) + 1)
      const signed = byPerson.get(person)?.get(id)
      if (!signed) found.unknown += 1
      else if (signed.body !== body || signed.signature !== signature) found.changed += 1
    }
    for (const [person, acknowledged] of byPerson)
      for (const id of acknowledged.keys()) {
        const there = times.get(`${person} ${id}`) ?? 0
        if (there === 0) found.missing += 1
        if (there > 1) found.double += there - 1
      }
    return found
  } finally {
    await database.close()
  }
}
