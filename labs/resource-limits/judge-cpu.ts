import { type CheckResult, msg, type Params, verbatim } from '../../contract/index.ts'
import { withLimits } from './judge-amounts.ts'
import { judgeLimit } from '../shared/judge-limit.ts'
import { cpuList, ioWeightOf, type Amount } from '../../readings/cgroup-limits.ts'
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
      what: msg`the time on processors`,
      wanted: msg`${share} of one`,
      kernel: inShares(cpus),
      kept: isClose(cpus, share),
      settled: isClose(configuredShare(hog.settings), share),
    }),
    judgeLimit({
      ...common,
      id: 'cpuset',
      what: msg`the choice of processors`,
      wanted: verbatim(`CPU ${cpu}`),
      kernel: canChoose(observation.cpus, cpu) && cpuset ? verbatim(`CPU ${cpuset.join(',')}`) : undefined,
      kept: cpuset?.length === 1 && cpuset[0] === cpu,
      settled: isOnly(hog.settings.CpusetCpus, cpu),
    }),
    judgeLimit({
      ...common,
      id: 'blkio-weight',
      what: msg`the weight of block I/O`,
      wanted: verbatim(weight),
      kernel: ioWeight === undefined ? undefined : verbatim(ioWeight),
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

function inShares(cpus: Amount) {
  return typeof cpus === 'number' ? msg`${Math.round(cpus * 1000) / 1000} of one` : cpus
}
