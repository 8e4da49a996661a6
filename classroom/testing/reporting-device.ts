import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import type { Report, SignedReport } from '../../contract/class/index.ts'

type Said = Report extends infer Each
  ? Each extends Report
    ? Omit<Each, 'id' | 'seq' | 'previous' | 'at'>
    : never
  : never

/** A learner's machine as a class hears it: reports in a row, each with its hash of the one before, all signed. */
export function reportingDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  let seq = 0
  let previous = ''
  return {
    key: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    report(said: Said, at: string): SignedReport & { id: string; seq: number } {
      seq += 1
      const id = randomUUID()
      const body = JSON.stringify({ id, seq, previous, at, ...said })
      previous = createHash('sha256').update(body).digest('hex')
      return { id, seq, body, signature: sign(null, Buffer.from(body), privateKey).toString('base64') }
    },
  }
}
