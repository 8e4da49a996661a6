import { logError } from '../../engine/log.ts'
import type { SignedReport } from '../../contract/class/index.ts'
import type { DeviceKeys } from './device-keys.ts'
import { factsOf, isSignedWith, readBody, setRight, type TakenReport } from './read-report.ts'
import type { Reporter } from './reports.ts'

/** What came in one message: what is to be kept, in the order in which it was made, and the ids of all that have one. */
export interface Taken {
  rows: TakenReport[]
  ids: string[]
}

/**
 * Reads what a device sent. What is not signed by a key of this person, or has neither id nor number, can never be
 * kept: it is told to the log without its content and left out. Its id is named all the same where one can be read. That
 * id proves nothing, but nothing is done with it here, and only the sender's own outbox goes by it.
 */
export async function take(
  { person, device }: Reporter,
  reports: readonly SignedReport[],
  { keys, deviceNow, received }: { keys: DeviceKeys; deviceNow: string; received: Date },
): Promise<Taken> {
  const ahead = received.getTime() - Date.parse(deviceNow)
  const known = await keys.of(person, device)
  const rows: TakenReport[] = []
  const ids: string[] = []
  for (const signed of reports) {
    const read = readBody(signed.body)
    if (read) ids.push(read.id)
    const signer = read && known.find(({ key }) => isSignedWith(key, signed))
    if (!read || !signer) {
      logError(
        `taking in a report of device ${device}`,
        read
          ? 'it is not signed by a device of this person, and was left out'
          : 'it is no report, and was left out',
      )
      continue
    }
    if (!read.report) logError(`taking in a report of device ${device}`, 'its kind is not known; it was kept')
    const at = setRight(read.at, ahead, received)
    rows.push({
      id: read.id,
      person,
      device: signer.device,
      seq: read.seq,
      at,
      received_at: received.toISOString(),
      ...factsOf(read.report),
      ...signed,
    })
  }
  return { rows: rows.toSorted((a, b) => a.seq - b.seq), ids }
}
