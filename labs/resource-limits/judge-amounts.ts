import { type CheckResult, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeLimit } from '../shared/judge-limit.ts'
import { limitsOf, type Amount, type Limits } from '../../readings/cgroup-limits.ts'
import type { ContainerSeen, Observation } from './observation.ts'

const MIB = 1024 * 1024

export function judgeProcesses(hog: ContainerSeen, { at }: Observation, params: Params): CheckResult[] {
  const wanted = Number(params.pidsLimit)
  return withLimits(hog, at, ({ pids }) => [
    judgeLimit({
      id: 'pids-limit',
      what: msg`the number of processes`,
      hog: hog.name,
      wanted: verbatim(wanted),
      kernel: typeof pids === 'number' ? verbatim(pids) : pids,
      kept: pids === wanted,
      settled: hog.settings.PidsLimit === wanted,
      at,
    }),
  ])
}

export function judgeMemory(hog: ContainerSeen, { at }: Observation, params: Params): CheckResult[] {
  const wanted = Number(params.memoryMb) * MIB
  const { settings, name } = hog
  const common = { hog: name, wanted: mebibytes(wanted), at }
  return withLimits(hog, at, ({ memory, memoryAndSwap, oomKillDisabled }) => [
    judgeLimit({
      ...common,
      id: 'memory-limit',
      what: msg`memory`,
      kernel: inWords(memory),
      kept: memory === wanted,
      settled: settings.Memory === wanted,
    }),
    judgeLimit({
      ...common,
      id: 'swap-limit',
      what: msg`memory and swap together`,
      kernel: inWords(memoryAndSwap),
      kept: memoryAndSwap === wanted,
      settled: settings.MemorySwap === wanted,
    }),
    judgeOom(hog, oomKillDisabled, at),
  ])
}

/** Without the killer, processes at the limit sleep for ever, and whoever waits for them too. */
function judgeOom({ name, settings }: ContainerSeen, disabled: boolean, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Read whether the kernel may end processes of ${name} that want more memory`,
      from: 'master',
      expected: msg`it may`,
      got: disabled ? msg`it may not` : msg`it may`,
      at,
    },
  ]
  return disabled || settings.OomKillDisable === true
    ? result(
        'oom-kill',
        'fail',
        msg`At its limit ${name} would hang instead of being ended: --oom-kill-disable was given.`,
        evidence,
      )
    : result('oom-kill', 'pass', msg`What wants more memory in ${name} is ended by the kernel.`, evidence)
}

/** Judges by the kernel's figures, where there are any. */
export function withLimits(
  { name, cgroup }: ContainerSeen,
  at: string,
  judge: (limits: Limits) => CheckResult[],
): CheckResult[] {
  if (cgroup) return judge(limitsOf(cgroup))
  const evidence = [
    {
      tried: msg`Read the control group of ${name}`,
      from: 'master',
      expected: msg`its files`,
      got: msg`nothing`,
      at,
    },
  ]
  return [
    result(
      'look',
      'error',
      msg`Container ${name} ended while Bulkhead looked, so it can not tell yet.`,
      evidence,
    ),
  ]
}

function mebibytes(bytes: number): Message {
  return verbatim(`${Math.round((bytes / MIB) * 100) / 100} MiB`)
}

function inWords(bytes: Amount) {
  return typeof bytes === 'number' ? mebibytes(bytes) : bytes
}
