import { type CheckResult, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { logBound, type LogBound } from './log-bound.ts'
import type { ContainerSeen, Observation } from './observation.ts'

const MIB = 1024 * 1024
/** The hog prints every second; a busy machine may be late. */
const FRESH_MS = 30_000

export function judgeLog(hog: ContainerSeen, { at }: Observation, params: Params): CheckResult[] {
  return [judgeBound(hog, Number(params.logMb) * MIB, at), judgeReadable(hog, at)]
}

function judgeBound({ name, settings }: ContainerSeen, most: number, at: string): CheckResult {
  const { LogConfig = { Type: 'unknown' } } = settings
  const bound = logBound(LogConfig)
  const options = Object.entries(LogConfig.Config ?? {}).map(([key, value]) => `${key}=${value}`)
  const evidence = [
    {
      tried: msg`Read the logging driver of ${name} and its options`,
      from: 'master',
      expected: msg`files that together take ${inWords(most / 2)} to ${inWords(most)}`,
      got: verbatim([LogConfig.Type, ...options].join(' ')),
      at,
    },
  ]
  const problem = problemWith(bound, most, name)
  return problem === undefined
    ? result('log-bound', 'pass', msg`The log of ${name} stays within ${inWords(most)}.`, evidence)
    : result('log-bound', 'fail', problem, evidence)
}

function problemWith(bound: LogBound, most: number, name: string): Message | undefined {
  switch (bound.kind) {
    case 'none':
      return msg`${name} has no log at all, so nobody will know what it did.`
    case 'unbounded':
      return msg`Nothing limits the log of ${name}: whoever makes it print fills the host's disk.`
    case 'elsewhere':
      return msg`The driver ${bound.driver} keeps the log of ${name} elsewhere, where these limits do not reach.`
    case 'bytes':
      if (bound.bytes > most)
        return msg`The log files of ${name} may take ${inWords(bound.bytes)} together, more than ${inWords(most)}.`
      if (bound.bytes < most / 2)
        return msg`The log files of ${name} hold ${inWords(bound.bytes)} only; at least ${inWords(most / 2)} are to be kept.`
  }
}

function judgeReadable({ name, lastLine }: ContainerSeen, at: string): CheckResult {
  const written = Date.parse(lastLine?.split(' ')[0] ?? '')
  const evidence = [
    {
      tried: msg`Read the last line that Docker has of ${name}`,
      from: 'master',
      expected: msg`a line of the last ${FRESH_MS / 1000} seconds`,
      got: lastLine === null ? msg`none` : verbatim(lastLine),
      at,
    },
  ]
  return Number.isNaN(written) || Date.parse(at) - written > FRESH_MS
    ? result('log-readable', 'fail', msg`docker logs shows nothing that ${name} printed just now.`, evidence)
    : result('log-readable', 'pass', msg`docker logs shows what ${name} prints.`, evidence)
}

function inWords(bytes: number): Message {
  return verbatim(`${Math.round((bytes / MIB) * 100) / 100} MiB`)
}
