import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { LONGEST_REPORT, type Report } from '../../contract/class/index.ts'
import { shortened } from './shortened-report.ts'

/** What a report says, without what every report has. */
export type ReportFacts = Report extends infer One
  ? One extends Report
    ? Omit<One, 'id' | 'seq' | 'previous' | 'at'>
    : never
  : never

/**
 * Bytes of reports that wait for a class at most. Recordings wait in their own files; without them this is what months
 * of work make.
 */
export const MOST_WAITING = 64 * 1024 * 1024
/** What a growing total says is said again by the next one: it is the first to be left out. */
const MOST_WAITING_WITH_TIMES = MOST_WAITING / 4

interface Membership {
  key: string
  seq: number
  previous: string
}

/**
 * Signs a report and puts it into the outbox, where this learner is in a class. To be called in a transaction that
 * holds the write lock: number and hash of the one before are drawn there, so that all processes of a home make one
 * chain. Answers whether there is one more.
 */
export function reportIn(raw: Database, facts: ReportFacts): boolean {
  const member = raw.prepare("select key, seq, previous from membership where state = 'member'").get() as
    | Membership
    | undefined
  if (!member || !hasRoom(raw, facts.kind)) return false
  const seq = member.seq + 1
  const report = (said: ReportFacts) =>
    JSON.stringify({
      id: randomUUID(),
      seq,
      previous: member.previous,
      at: new Date().toISOString(),
      ...said,
    } as Report)
  const body = shortened(facts, LONGEST_REPORT, report)
  const { id } = JSON.parse(body) as Report
  raw
    .prepare('insert into outbox (seq, id, bytes, body, signature) values (?, ?, ?, ?, ?)')
    .run(seq, id, Buffer.byteLength(body), body, signatureOf(body, member.key))
  raw.prepare('update membership set seq = ?, previous = ?').run(seq, hashOf(body))
  return true
}

function hasRoom(raw: Database, kind: Report['kind']): boolean {
  const most = kind === 'worked' || kind === 'recording' ? MOST_WAITING_WITH_TIMES : MOST_WAITING
  const waiting = raw.prepare('select coalesce(sum(bytes), 0) from outbox').pluck().get() as number
  if (waiting < most) return true
  // A recording is taken from its file later, and a total is in the next one.
  if (most === MOST_WAITING) raw.prepare('update membership set left_out = left_out + 1').run()
  return false
}

/** SHA-256 in hex. */
export const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** Ed25519 of the body's bytes, in base64. `key` is PKCS #8 in DER, base64. */
function signatureOf(body: string, key: string): string {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
  return sign(null, Buffer.from(body), privateKey).toString('base64')
}
