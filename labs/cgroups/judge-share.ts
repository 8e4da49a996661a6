import { type CgroupReading, type CheckResult, type Params, type Message, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeRuns } from './judge-runs.ts'
import type { ContainerSeen, Observation, Settings } from './observation.ts'

interface Quota {
  /** Microseconds; `null` where there is none. */
  quota: number | null
  period: number
}

/** Both numbers that a share is made of, in the kernel and in what Docker asks of it at the next start. */
export function judgeShare({ hog, at }: Observation, params: Params): CheckResult[] {
  const { hogName = '' } = params
  const runs = judgeRuns(hog, hogName, ({ args }) => args?.at(-1) === 'turn', at)
  if (!hog?.cgroup || runs.status !== 'pass') return [runs]
  const period = Number(params.periodMs) * 1000
  const wanted = { period, quota: (period * Number(params.sharePercent)) / 100 }
  return [runs, judgeQuota(hog, hog.cgroup, wanted, at)]
}

function judgeQuota(
  { name, settings }: ContainerSeen,
  cgroup: CgroupReading,
  wanted: { period: number; quota: number },
  at: string,
): CheckResult {
  const kernel = quotaOf(cgroup)
  const evidence = [
    {
      tried: msg`Read the quota and the period of ${name} from its control group, and Docker's settings`,
      from: 'master',
      expected: msg`${wanted.quota} of every ${wanted.period} microseconds`,
      got: msg`kernel: ${kernel ? inWords(kernel) : msg`no quotas here`}; settings: ${inWords(settledOf(settings))}`,
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) => result('quota', status, summary, evidence)
  if (!kernel)
    return say('unsupported', msg`This kernel has no quota for processor time, so it does not count.`)
  if (kernel.quota === null)
    return say('fail', msg`Nothing holds ${name} back: the kernel has no quota for it.`)
  if (Math.abs(kernel.quota / kernel.period - wanted.quota / wanted.period) > 0.0015)
    return say('fail', msg`${name} has ${inWords(kernel)}, which is another share than the one asked for.`)
  if (kernel.period !== wanted.period)
    return say(
      'fail',
      msg`The share of ${name} is right, but it is counted over ${kernel.period} microseconds and not over ${wanted.period}.`,
    )
  const settled = settledOf(settings)
  return settled.period === kernel.period && settled.quota === kernel.quota
    ? say('pass', msg`${name} gets ${inWords(kernel)}, and Docker knows it.`)
    : say(
        'fail',
        msg`The kernel has the right numbers now, but Docker was not told, so the next start forgets them.`,
      )
}

/** `undefined` where this kernel or this group has no such files. */
function quotaOf({ files }: CgroupReading): Quota | undefined {
  const [quota, period] = files['cpu.max']?.split(' ') ?? [
    files['cpu.cfs_quota_us'] ?? undefined,
    files['cpu.cfs_period_us'] ?? undefined,
  ]
  if (quota === undefined || period === undefined) return undefined
  return { quota: quota === 'max' || Number(quota) < 0 ? null : Number(quota), period: Number(period) }
}

function settledOf({ CpuQuota, CpuPeriod, NanoCpus }: Settings): Quota {
  if (NanoCpus) return { quota: NanoCpus / 10_000, period: 100_000 }
  return { quota: CpuQuota || null, period: CpuPeriod || 100_000 }
}

function inWords({ quota, period }: Quota): Message {
  return quota === null ? msg`no quota` : msg`${quota} of every ${period} microseconds`
}
