import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { inspectContainer } from '../shared/containers.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { isVm, observeVm } from '../shared/vm.ts'
import { answerNames, type FilterSeen, type Observation } from './observation.ts'
import { tryBoard } from './try-board.ts'

/** Tries the board's program in the virtual machine, and asks both kernels what is at work in them. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, answers, vm, modules, status] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    observeVm(master, Number(params.vmPort)),
    master.securityModules(),
    master.processFile(1, 'status'),
  ])
  const runs = vm.process !== null && isVm(vm.process) && vm.answers !== null
  const board = runs ? await tryBoard(master, params) : null
  const names = [params.plain ?? '', params.bare ?? '', params.holes ?? '']
  // What an impostor says about containers is worth nothing.
  const filters =
    daemon.identity.kind === 'genuine' ? await Promise.all(names.map((name) => seeFilter(master, name))) : []
  return {
    at,
    daemon,
    answers,
    modules: modules ?? null,
    seccomp: /^Seccomp:/m.test(status ?? ''),
    filters: filters.filter((found) => found !== null),
    vm,
    board,
  }
}

async function seeFilter(host: HostProbe, name: string): Promise<FilterSeen | null> {
  const inspected = await inspectContainer(host, name)
  if (!inspected) return null
  const { State, HostConfig } = inspected
  const status = State.Pid > 0 ? await host.processFile(State.Pid, 'status') : undefined
  const mode = /^Seccomp:\s+(\d)$/m.exec(status ?? '')?.[1]
  return {
    name,
    status: State.Status,
    mode: mode === undefined ? null : Number(mode),
    holes: (HostConfig.SecurityOpt ?? []).some(letsAllThrough),
  }
}

function letsAllThrough(option: string): boolean {
  const profile = /^seccomp=(\{.*)$/s.exec(option)?.[1]
  if (profile === undefined) return false
  try {
    const { defaultAction, syscalls } = JSON.parse(profile) as {
      defaultAction?: string
      syscalls?: unknown[]
    }
    return defaultAction === 'SCMP_ACT_ALLOW' && (syscalls ?? []).length === 0
  } catch {
    return false
  }
}
