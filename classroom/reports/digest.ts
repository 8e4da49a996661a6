import type { AttemptReport, Params, Status } from '../../contract/index.ts'
import type { Failing, Report } from '../../contract/class/index.ts'
import { FULL } from '../../engine/recordings/cast-lines.ts'
import { tokensOfAttempt, tokensOfVerdict } from './answer-tokens.ts'

/** To be counted up when digests say something else: older ones are then made anew. */
const VERSION = 2
/** Of one verdict; no exercise has as many. */
const MOST_FAILING = 60

/** Of one lab's parameters, and of one of them in characters: those of the course are far fewer and shorter. */
const PARAMS = { most: 64, name: 60, value: 500 } as const

type ReportOf<Kind extends Report['kind']> = Extract<Report, { kind: Kind }>

/** What the room needs of a report, a small part of it. */
export type Digest =
  | { kind: 'lab'; did: ReportOf<'lab'>['did']; session: string; seed: string; params: Params }
  | {
      kind: 'verdict'
      session: string
      seed: string
      score: number
      of: number
      tasks: { id: string; status: Status }[]
      failing: Omit<Failing, 'since'>[]
      tokens: string[]
    }
  | { kind: 'attempt'; outcome: AttemptReport['outcome']; tokens: string[] }
  | { kind: 'hint'; task: string; shown: number }
  | { kind: 'solution' }
  | { kind: 'worked'; seconds: number }
  | { kind: 'recording'; title: string; from: number; bytes: number; seconds: number; isFull: boolean }
  | { kind: 'other' }

export function digestOf(report: Report): Digest {
  switch (report.kind) {
    case 'lab': {
      const { id, seed, params } = report.session
      return { kind: 'lab', did: report.did, session: id, seed, params: fewParams(params) }
    }
    case 'verdict':
      return ofVerdict(report)
    case 'attempt':
      return { kind: 'attempt', outcome: report.report.outcome, tokens: tokensOfAttempt(report.report) }
    case 'hint':
      return { kind: 'hint', task: report.task, shown: report.shown }
    case 'solution':
      return { kind: 'solution' }
    case 'worked':
      return { kind: 'worked', seconds: report.seconds }
    case 'recording':
      return ofRecording(report)
  }
}

/** What is longer is none of ours, and would only fill the memory. */
const fewParams = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params)
      .filter(([name, value]) => name.length <= PARAMS.name && value.length <= PARAMS.value)
      .slice(0, PARAMS.most),
  )

function ofVerdict({ verdict, session }: ReportOf<'verdict'>): Digest {
  const { seed, score, maxScore } = verdict
  return {
    kind: 'verdict',
    session,
    seed,
    score,
    of: maxScore,
    tasks: verdict.tasks.map(({ id, status }) => ({ id, status })),
    failing: verdict.tasks
      .flatMap((task) =>
        task.checks
          .filter((check) => check.status === 'fail')
          .map(({ id, summary }) => ({ task: task.id, check: id, summary })),
      )
      .slice(0, MOST_FAILING),
    tokens: tokensOfVerdict(verdict),
  }
}

function ofRecording({ title, from, text }: ReportOf<'recording'>): Digest {
  const last = lastEvent(text)
  return {
    kind: 'recording',
    title,
    from,
    bytes: Buffer.byteLength(text),
    seconds: typeof last?.[0] === 'number' ? last[0] : 0,
    isFull: last?.[1] === 'm' && last[2] === FULL,
  }
}

function lastEvent(text: string): unknown[] | undefined {
  try {
    const event: unknown = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')
    return Array.isArray(event) ? event : undefined
  } catch {
    return undefined
  }
}

export const writeDigest = (digest: Digest): string => JSON.stringify([VERSION, digest])

/** `undefined` where it is to be made anew. Nobody but `writeDigest` writes them, so their shape is not checked again. */
export function readDigest(text: string): Digest | undefined {
  if (!text.startsWith(`[${VERSION},`)) return undefined
  const [, digest] = JSON.parse(text) as [number, Digest]
  return digest
}
