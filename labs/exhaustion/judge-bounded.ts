import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { limitsOf, type Amount } from '../../readings/cgroup-limits.ts'
import { result } from '../shared/evidence.ts'
import { judgeLimit } from '../shared/judge-limit.ts'
import type { HogSeen, Observation, Settings } from './observation.ts'

const MIB = 1024 * 1024
/** Quotas are whole microseconds. */
const CLOSE = 0.001

/** The kernel's figures, and what Docker was told, which is what lasts. */
export function judgeBounded(hog: HogSeen, { at }: Observation, params: Params): CheckResult[] {
  const common = { hog: hog.name, at }
  const pidsLimit = Number(params.pidsLimit)
  const memory = Number(params.memoryMb) * MIB
  const share = Number(params.cpuShare)
  if (!hog.cgroup) return [endedMeanwhile(hog, at)]
  const limits = limitsOf(hog.cgroup)
  return [
    judgeLimit({
      ...common,
      id: 'pids-limit',
      what: msg`the number of processes`,
      wanted: verbatim(pidsLimit),
      kernel: typeof limits.pids === 'number' ? verbatim(limits.pids) : limits.pids,
      kept: limits.pids === pidsLimit,
      settled: hog.settings.PidsLimit === pidsLimit,
    }),
    judgeLimit({
      ...common,
      id: 'memory-limit',
      what: msg`memory`,
      wanted: mebibytes(memory),
      kernel: inMebibytes(limits.memory),
      kept: limits.memory === memory,
      settled: hog.settings.Memory === memory,
    }),
    judgeLimit({
      ...common,
      id: 'cpu-limit',
      what: msg`the time on processors`,
      wanted: msg`${share} of one`,
      kernel: inShares(limits.cpus),
      kept: isClose(limits.cpus, share),
      settled: isClose(configuredShare(hog.settings), share),
    }),
    judgeScratch(hog, at, Number(params.scratchMb), params.neighbour ?? ''),
    judgeTwins(hog, at),
  ]
}

function judgeScratch(hog: HogSeen, at: string, megabytes: number, neighbour: string): CheckResult {
  const { name, scratch, tillAt } = hog
  const evidence = [
    {
      tried: msg`Ask the kernel what container ${name} has at /scratch, and whether it shares it with ${neighbour}`,
      from: 'master',
      expected: msg`a tmpfs of ${megabytes} MiB, shared with nobody`,
      got: joined(
        [
          scratch ? mountInWords(scratch) : msg`no mount`,
          tillAt.length > 0 ? msg`shared at ${joined(tillAt)}` : msg`not shared`,
        ],
        semicolon,
      ),
      at,
    },
  ]
  const fail = (summary: Message) => result('scratch', 'fail', summary, evidence)
  if (tillAt.length > 0)
    return fail(msg`${name} still has the volume of ${neighbour} at ${joined(tillAt)}, and can fill it.`)
  if (!scratch)
    return fail(
      msg`Nothing is mounted at /scratch of ${name}, so what it writes there fills the host’s disk.`,
    )
  if (scratch.type !== 'tmpfs' || scratch.size === null)
    return fail(msg`What ${name} has at /scratch has no size of its own: it takes whatever there is.`)
  if (scratch.readOnly) return fail(msg`${name} can’t write at /scratch any more, and it has to.`)
  return scratch.size === megabytes * MIB
    ? result('scratch', 'pass', msg`${name} has ${megabytes} MiB of its own at /scratch.`, evidence)
    : fail(msg`/scratch of ${name} holds ${mebibytes(scratch.size)}, and asked for was ${megabytes} MiB.`)
}

function mountInWords({ type, size }: NonNullable<HogSeen['scratch']>): Message {
  return size === null ? msg`${type} without a size` : msg`${type}, size ${mebibytes(size)}`
}

/** An unlimited one that goes on under another name: then nothing is limited. */
function judgeTwins({ name, twins }: HogSeen, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`List running containers of the image of ${name}`,
      from: 'master',
      expected: verbatim(name),
      got: joined([name, ...twins]),
      at,
    },
  ]
  return twins.length === 0
    ? result('no-twin', 'pass', msg`Nothing else runs the work of ${name}.`, evidence)
    : result(
        'no-twin',
        'fail',
        msg`The same work also runs in ${listOf(twins)}, beside ${name} and its limits.`,
        evidence,
      )
}

function endedMeanwhile({ name }: HogSeen, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Read the control group of ${name}`,
      from: 'master',
      expected: msg`its files`,
      got: msg`nothing`,
      at,
    },
  ]
  return result(
    'look',
    'error',
    msg`Container ${name} ended while Bulkhead looked, so it can not tell yet.`,
    evidence,
  )
}

/** `--cpus` or the two figures that it stands for. */
function configuredShare({ NanoCpus, CpuQuota, CpuPeriod }: Settings): number | undefined {
  if (NanoCpus) return NanoCpus / 1e9
  return CpuQuota ? CpuQuota / (CpuPeriod || 100_000) : undefined
}

function isClose(got: Amount, wanted: number): boolean {
  return typeof got === 'number' && Math.abs(got - wanted) < CLOSE
}

function inShares(cpus: Amount): Message | 'unlimited' | undefined {
  return typeof cpus === 'number' ? msg`${Math.round(cpus * 1000) / 1000} of one` : cpus
}

function inMebibytes(bytes: Amount): Message | 'unlimited' | undefined {
  return typeof bytes === 'number' ? mebibytes(bytes) : bytes
}

function mebibytes(bytes: number): Message {
  return verbatim(`${Math.round((bytes / MIB) * 100) / 100} MiB`)
}
