import type { CheckResult, Params } from '../../contract/index.ts'
import { withLimits } from './judge-amounts.ts'
import { judgeLimit } from './judge-limit.ts'
import { cpuList, ioWeightOf, type Amount } from '../shared/cgroup-limits.ts'
import type { ContainerSeen, Observation, Settings } from './observation.ts'

/** Quotas are whole microseconds. */
const CLOSE = 0.001

export function judgeCpu(hog: ContainerSeen, observation: Observation, params: Params): CheckResult[] {
  const { at } = observation
  const common = { hog: hog.name, at }
  const share = Number(params.cpuShare)
  const cpu = Number(params.pinnedCpu)
  const weight = Number(params.blkioWeight)
  return withLimits(hog, at, ({ cpus, cpuset, ioWeight }) => [
    judgeLimit({
      ...common,
      id: 'cpu-quota',
      what: 'the time on processors',
      wanted: `${share} of one`,
      kernel: inShares(cpus),
      kept: isClose(cpus, share),
      settled: isClose(configuredShare(hog.settings), share),
    }),
    judgeLimit({
      ...common,
      id: 'cpuset',
      what: 'the choice of processors',
      wanted: `CPU ${cpu}`,
      kernel: canChoose(observation.cpus, cpu) && cpuset ? `CPU ${cpuset.join(',')}` : undefined,
      kept: cpuset?.length === 1 && cpuset[0] === cpu,
      settled: isOnly(hog.settings.CpusetCpus, cpu),
    }),
    judgeLimit({
      ...common,
      id: 'blkio-weight',
      what: 'the weight of block I/O',
      wanted: String(weight),
      kernel: ioWeight === undefined ? undefined : String(ioWeight),
      kept: ioWeight === weight || ioWeight === ioWeightOf(weight),
      settled: hog.settings.BlkioWeight === weight,
    }),
  ])
}

/** On a host with one CPU, or without that one, there is nothing to choose. */
function canChoose(ofHost: string | null, cpu: number): boolean {
  const cpus = cpuList(ofHost ?? undefined) ?? []
  return cpus.length > 1 && cpus.includes(cpu)
}

/** `--cpus` or the two figures that it stands for. */
function configuredShare({ NanoCpus, CpuQuota, CpuPeriod }: Settings): number | undefined {
  if (NanoCpus) return NanoCpus / 1e9
  return CpuQuota ? CpuQuota / (CpuPeriod || 100_000) : undefined
}

function isClose(got: Amount, wanted: number): boolean {
  return typeof got === 'number' && Math.abs(got - wanted) < CLOSE
}

function isOnly(list: string | undefined, cpu: number): boolean {
  const cpus = cpuList(list) ?? []
  return cpus.length === 1 && cpus[0] === cpu
}

function inShares(cpus: Amount): string | undefined {
  return typeof cpus === 'number' ? `${Math.round(cpus * 1000) / 1000} of one` : cpus
}
