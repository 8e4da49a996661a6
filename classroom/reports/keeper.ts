import type { ClassDatabase } from '../store/database.ts'
import { writeDigest } from './digest.ts'
import type { TakenReport } from './read-report.ts'
import { reportTroubles } from './troubles.ts'

/** How long the first of several messages waits for others, so that they share a transaction, in milliseconds. */
const GATHER_MS = 8
/** What one transaction has at most; a message is never divided. */
const TOGETHER = { reports: 400, bytes: 4 * 1024 * 1024 }
/** What waits at most. Who comes then is told to come again. */
const WAITING = { reports: 20_000, bytes: 48 * 1024 * 1024 }
/** Of that, of one person: apps send one message after the other, and nobody takes the room of all. */
const WAITING_OF_ONE = 4 * 1024 * 1024
/** Of one statement: both databases bear many more values. */
const ROWS_AT_ONCE = 100

interface Message {
  rows: readonly TakenReport[]
  bytes: number
  done: PromiseWithResolvers<void>
}

/** Writes reports down, those of many learners in one transaction. */
export interface Keeper {
  /** Resolves when they are on the disk, once each. Rejects with TroubleError `class-busy`, and with what the database says. */
  keep(rows: readonly TakenReport[]): Promise<void>
  /** After what waits has been written. */
  close(): Promise<void>
}

/** `onKept` gets what was not there before, in the order of the database; before `keep` resolves. */
export function createKeeper({ db }: ClassDatabase, onKept: (rows: readonly TakenReport[]) => void): Keeper {
  const waiting: Message[] = []
  const size = { reports: 0, bytes: 0 }
  const ofPerson = new Map<string, number>()
  let running: Promise<void> | undefined

  async function write(messages: readonly Message[]): Promise<void> {
    const rows = messages.flatMap((message) => message.rows)
    const fresh = new Set<string>()
    await db.transaction().execute(async (transaction) => {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const kept = await transaction
          .insertInto('reports')
          .values(
            rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ ...row, digest: writeDigest(row.digest) })),
          )
          .onConflict((conflict) => conflict.columns(['person', 'id']).doNothing())
          .returning(['person', 'id'])
          .execute()
        for (const { person, id } of kept) fresh.add(`${person} ${id}`)
      }
    })
    // One that came twice at once was kept once.
    onKept(rows.filter(({ person, id }) => fresh.delete(`${person} ${id}`)))
  }

  /** One whose person was just removed spoils the transaction for all: then each has its own. */
  async function settle(messages: readonly Message[]): Promise<void> {
    try {
      await write(messages)
      for (const { done } of messages) done.resolve()
    } catch (error) {
      if (messages.length === 1) return messages[0]?.done.reject(error)
      for (const message of messages) await settle([message])
    }
  }

  function next(): Message[] {
    const together: Message[] = []
    const sum = { reports: 0, bytes: 0 }
    for (const message of waiting) {
      sum.reports += message.rows.length
      sum.bytes += message.bytes
      if (together.length > 0 && (sum.reports > TOGETHER.reports || sum.bytes > TOGETHER.bytes)) break
      together.push(message)
    }
    waiting.splice(0, together.length)
    return together
  }

  async function run(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    while (waiting.length > 0) {
      const messages = next()
      await settle(messages)
      for (const { rows, bytes } of messages) {
        size.reports -= rows.length
        size.bytes -= bytes
        const person = rows[0]?.person ?? ''
        const left = (ofPerson.get(person) ?? 0) - bytes
        if (left > 0) ofPerson.set(person, left)
        else ofPerson.delete(person)
      }
    }
    running = undefined
  }

  return {
    async keep(rows) {
      if (rows.length === 0) return
      const bytes = rows.reduce((sum, { body }) => sum + body.length, 0)
      // All of a message are of one person.
      const person = rows[0]?.person ?? ''
      const theirs = (ofPerson.get(person) ?? 0) + bytes
      if (theirs > WAITING_OF_ONE) throw reportTroubles.busy()
      if (size.reports + rows.length > WAITING.reports || size.bytes + bytes > WAITING.bytes)
        throw reportTroubles.busy()
      size.reports += rows.length
      size.bytes += bytes
      ofPerson.set(person, theirs)
      const done = Promise.withResolvers<void>()
      waiting.push({ rows, bytes, done })
      running ??= run()
      await done.promise
    },
    async close() {
      await running
    },
  }
}
