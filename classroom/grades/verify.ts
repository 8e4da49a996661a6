import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Message, msg } from '../../contract/index.ts'
import { isSigned } from '../../engine/signed-file.ts'
import {
  type BundledReport,
  EvidenceFile,
  EvidencePayload,
  gradeOf,
  keyFingerprint,
  sha256,
} from './evidence.ts'
import { parsed } from './facts.ts'

/** What a look at a bundle found. It holds where `broken` is empty. */
export interface Verified {
  payload: EvidencePayload
  /** Of the class's key; whoever verifies has to know it from elsewhere. */
  fingerprint: string
  /** What makes it worthless, or makes a part of it so. */
  broken: Message[]
  /** What one should know, and what breaks nothing: reports that are missing. */
  notes: Message[]
  /** Reports by where they were made. */
  reports: { hosted: number; own: number }
}

/** Checks a bundle by itself: no network, no class. `undefined` where it is no bundle. */
export function verifyEvidence(text: string): Verified | undefined {
  const file = EvidenceFile.safeParse(parsed(text)).data
  if (!file) return undefined
  const payload = EvidencePayload.safeParse(parsed(file.payload)).data
  if (!payload) return undefined
  const broken: Message[] = []
  const notes: Message[] = []
  if (!isSigned(file))
    broken.push(msg`The class’s signature does not fit: the bundle was changed after it was signed.`)
  const reports = { hosted: 0, own: 0 }
  for (const device of payload.devices) {
    const ofDevice = payload.reports.filter((report) => report.device === device.id)
    if (ofDevice.length === 0) continue
    reports[device.place === 'hosted' ? 'hosted' : 'own'] += ofDevice.length
    const found = checkDevice(device, ofDevice)
    broken.push(...found.broken)
    notes.push(...found.notes)
  }
  const known = new Set(payload.devices.map(({ id }) => id))
  if (payload.reports.some(({ device }) => !known.has(device)))
    broken.push(msg`There are reports of a machine that the bundle does not name.`)
  if (!isDeepStrictEqual(gradeOf(payload), payload.grade))
    broken.push(msg`The grades do not follow from the reports.`)
  return { payload, fingerprint: keyFingerprint(file.key), broken, notes, reports }
}

/** A report's place in its machine's row, and its hash. */
interface Link {
  seq: number
  previous: string
  hash: string
}

/** What every report has, also one of a kind that only a newer Bulkhead knows: that one is kept and bundled, too. */
const Place = z.object({
  seq: z.int().positive(),
  previous: z.string().regex(/^([0-9a-f]{64})?$/),
})

function linkOf(report: BundledReport): Link | undefined {
  if (!('body' in report)) return { seq: report.seq, previous: report.previous, hash: report.sha256 }
  const { data } = Place.safeParse(parsed(report.body))
  return data && { seq: data.seq, previous: data.previous, hash: sha256(report.body) }
}

function checkDevice(
  { name, key }: EvidencePayload['devices'][number],
  reports: readonly BundledReport[],
): { broken: Message[]; notes: Message[] } {
  const broken: Message[] = []
  const unsigned = reports.filter(
    (report) =>
      'body' in report &&
      !(key !== null && isSigned({ key, payload: report.body, signature: report.signature })),
  ).length
  if (unsigned > 0)
    broken.push(msg`${unsigned} reports of “${name}” do not carry the signature of that machine.`)
  const links = reports.map(linkOf)
  if (links.includes(undefined)) broken.push(msg`Some reports of “${name}” can’t be read.`)
  const row = links.filter((link) => link !== undefined).toSorted((a, b) => a.seq - b.seq)
  let missing = 0
  for (const [index, link] of row.entries()) {
    const before = row[index - 1]
    const gap = link.seq - (before?.seq ?? 0) - 1
    if (gap > 0) missing += gap
    else if (gap < 0 || link.previous !== (before?.hash ?? ''))
      broken.push(msg`Report ${link.seq} of “${name}” does not follow the one before it.`)
  }
  const notes = missing > 0 ? [msg`${missing} reports of “${name}” are not in the bundle.`] : []
  return { broken, notes }
}
