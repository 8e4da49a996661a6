import { createPublicKey, verify } from 'node:crypto'
import { Report, type SignedReport } from '../../../contract/class/index.ts'
import { hashOf } from '../../progress/outbox.ts'

/** What a class keeps: each report once, whatever comes twice. */
export function createBooks() {
  const kept = new Map<string, SignedReport>()
  const books = {
    /** How many came, those that came again included. */
    arrived: 0,
    report(reports: readonly SignedReport[]): string[] {
      books.arrived += reports.length
      const ids = reports.map(({ body }) => Report.parse(JSON.parse(body)).id)
      for (const [at, id] of ids.entries()) if (!kept.has(id)) kept.set(id, reports[at]!)
      return ids
    },
    signed: () => [...kept.values()],
    /** In the order in which they came. */
    reports: () => [...kept.values()].map(({ body }) => Report.parse(JSON.parse(body))),
    kinds: () => books.reports().map(({ kind }) => kind),
  }
  return books
}

/** What is wrong with a device's reports: gaps, wrong order, broken chain, signatures that are not of this key. */
export function faultsOf(signed: readonly SignedReport[], key: string): string[] {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  let previous = ''
  return signed.flatMap(({ body, signature }, at) => {
    const report = Report.parse(JSON.parse(body))
    const faults = [
      report.seq !== at + 1 && `number ${report.seq} at place ${at + 1}`,
      report.previous !== previous && `number ${report.seq} does not follow the one before`,
      !verify(null, Buffer.from(body), publicKey, Buffer.from(signature, 'base64')) &&
        `number ${report.seq} is not signed`,
    ]
    previous = hashOf(body)
    return faults.filter((fault) => fault !== false)
  })
}
