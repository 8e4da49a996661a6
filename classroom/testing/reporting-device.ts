import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import type { Report, SignedReport } from '../../contract/class/index.ts'
import type { AttemptReport, ExerciseVerdict, Message, Status } from '../../contract/index.ts'

type ReportOf<Kind extends Report['kind']> = Extract<Report, { kind: Kind }>
type Said = 'id' | 'seq' | 'previous' | 'at'
/** A report without what every report has. */
export type Telling = { [Kind in Report['kind']]: Omit<ReportOf<Kind>, Said> }[Report['kind']]

/** A machine that signs what it tells, each report chained to the one before. */
export function createReportingDevice() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  let seq = 0
  let previous = ''
  const signed = (body: string): SignedReport => ({
    body,
    signature: sign(null, Buffer.from(body), privateKey).toString('base64'),
  })
  return {
    /** SPKI in DER, base64. */
    key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    signed,
    tell(telling: Telling, at: string): { id: string; signed: SignedReport } {
      seq += 1
      const id = randomUUID()
      const body = JSON.stringify({ id, seq, previous, at, ...telling })
      previous = createHash('sha256').update(body).digest('hex')
      return { id, signed: signed(body) }
    },
  }
}

export function toldLab(
  exercise: string,
  { did = 'opened', session = 'lab-1', seed = 'seed', params = {} }: Partial<LabTold> = {},
): Telling {
  return { kind: 'lab', did, session: { id: session, exercise, seed, params } }
}
interface LabTold {
  did: ReportOf<'lab'>['did']
  session: string
  seed: string
  params: Record<string, string>
}

/** Each task with one check of the same name. */
export function toldVerdict(
  exercise: string,
  tasks: Record<string, Status>,
  { at, session = 'lab-1', got = { text: 'nothing' } }: { at: string; session?: string; got?: Message },
): Telling {
  const verdict: ExerciseVerdict = {
    schema: 'bulkhead.verdict/1',
    exercise,
    seed: 'seed',
    score: Object.values(tasks).filter((status) => status === 'pass').length,
    maxScore: Object.keys(tasks).length,
    mode: 'live',
    at,
    tasks: Object.entries(tasks).map(([id, status]) => ({
      id,
      title: { text: id },
      status,
      achieved: status === 'pass' ? at : null,
      points: 1,
      checks: [
        {
          id,
          status,
          summary: { text: 'Port {0} says something.', values: [4711] },
          evidence: [{ tried: { text: 'look' }, from: 'master', expected: { text: 'good' }, got, at }],
        },
      ],
    })),
  }
  return { kind: 'verdict', session, verdict }
}

export function toldAttempt(exercise: string, outcome: AttemptReport['outcome'], at: string): Telling {
  return {
    kind: 'attempt',
    seed: 'seed',
    report: { exercise, outcome, summary: { text: 'It was tried.' }, steps: [], at },
  }
}
