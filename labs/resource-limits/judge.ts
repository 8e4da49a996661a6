import type { CheckResult, Params } from '../../contract/index.ts'
import { judgeBase } from './judge-base.ts'
import { judgeCpu } from './judge-cpu.ts'
import { judgeDisk } from './judge-disk.ts'
import { judgeLog } from './judge-log.ts'
import { judgeMemory, judgeProcesses } from './judge-amounts.ts'
import type { ContainerSeen, Observation } from './observation.ts'

type Judge = (hog: ContainerSeen, observation: Observation, params: Params) => CheckResult[]

/**
 * Results by task id. Pure: the same observation always gives the same results. Every task begins with what
 * must hold of both containers: limits on something that does not work, or of the wrong one, are none.
 */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const base = judgeBase(observation, params)
  // Of a hog that does not run the kernel holds nothing that could be judged, and what an impostor says is none of it.
  const hog = base[0]?.status === 'pass' && observation.hog?.args ? observation.hog : undefined
  const task = (own: Judge) => [...base, ...(hog ? own(hog, observation, params) : [])]
  return {
    processes: task(judgeProcesses),
    memory: task(judgeMemory),
    cpu: task(judgeCpu),
    disk: task(judgeDisk),
    log: task(judgeLog),
  }
}
