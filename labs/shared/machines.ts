import {
  ImpostorError,
  type HostProbe,
  type MachineAnswers,
  type MachinesPicture,
} from '../../contract/index.ts'
import type { ContainerInspect } from './container-types.ts'
import { inspectContainer } from './containers.ts'
import { api } from './daemon-api.ts'
import { askVm, isVm, vmProcess, vmProcessOf, type VmAnswers, type VmProcess } from './vm.ts'

interface Info {
  Name: string
  KernelVersion: string
  MemTotal: number
  NCPU: number
}

/** How long the virtual machine's word holds: asking it costs a good part of its processor. */
const VM_ANSWER_HOLDS_MS = 5000
const MIB = 1024 * 1024

const asked = new Map<string, { until: number; answers: VmAnswers | null }>()
const described = new Map<string, Info>()
const lastPids = new Map<string, number>()

/** The lab host, its virtual machine and a container, for the picture that sets them side by side. */
export async function observeMachines(
  host: HostProbe,
  { port, container }: { port: number; container: string },
): Promise<MachinesPicture> {
  const [vm, { host: lab, container: box }] = await Promise.all([
    seeVm(host, port),
    seeHost(host, container).catch((cause: unknown) => {
      if (cause instanceof ImpostorError) return { host: null, container: null }
      throw cause
    }),
  ])
  return { kind: 'machines', at: new Date().toISOString(), host: lab, vm, container: box }
}

async function seeVm(host: HostProbe, port: number): Promise<MachineAnswers | null> {
  const process = (await processAgain(host)) ?? (await vmProcess(host, port))
  if (!process || !isVm(process)) return null
  lastPids.set(host.name, process.pid)
  const key = `${process.pid} ${process.startedAt.toFixed(0)}`
  let known = asked.get(key)
  if (!known || known.until < Date.now()) {
    known = { answers: (await askVm(host, port)).answers, until: Date.now() + VM_ANSWER_HOLDS_MS }
    asked.clear()
    asked.set(key, known)
  }
  if (!known.answers) return null
  const { name, kernel, bootSeconds, memory, processors, processes } = known.answers
  return { name, kernel, bootSeconds, memory, cost: rounded(process.resident), processors, processes }
}

/** The one that was found the last time, if it still is what it was: to look for who listens costs more. */
async function processAgain(host: HostProbe): Promise<VmProcess | null> {
  const pid = lastPids.get(host.name)
  const process = pid === undefined ? null : await vmProcessOf(host, pid)
  return process && isVm(process) ? process : null
}

async function seeHost(
  host: HostProbe,
  name: string,
): Promise<{ host: MachineAnswers | null; container: MachineAnswers | null }> {
  const [info, inspected, init] = await Promise.all([
    describe(host),
    inspectContainer(host, name),
    host.process(1),
  ])
  if (!info || !init) return { host: null, container: null }
  const own = await memoryOf(host, 1)
  const lab: MachineAnswers = {
    name: info.Name,
    kernel: info.KernelVersion,
    bootSeconds: 0,
    memory: info.MemTotal,
    cost: rounded(own.used),
    processors: info.NCPU,
    processes: ['systemd', 'dockerd', 'containerd'],
  }
  return { host: lab, container: inspected ? await seeContainer(host, inspected, info) : null }
}

async function seeContainer(
  host: HostProbe,
  { Name, State }: ContainerInspect,
  info: Info,
): Promise<MachineAnswers | null> {
  if (!State.Running || State.Pid === 0) return null
  const [process, { used }] = await Promise.all([host.process(State.Pid), memoryOf(host, State.Pid)])
  if (!process) return null
  const program = (process.args[0] ?? process.exe).split('/').at(-1) ?? ''
  return {
    name: Name.replace(/^\//, ''),
    // It has no kernel of its own to ask; nor memory, nor processors.
    kernel: info.KernelVersion,
    bootSeconds: 0,
    memory: info.MemTotal,
    cost: used,
    processors: info.NCPU,
    processes: [program],
  }
}

/** What does not change while the daemon runs. */
async function describe(host: HostProbe): Promise<Info | undefined> {
  const identity = await host.daemonIdentity()
  if (identity.kind !== 'genuine') return undefined
  const key = `${host.name} ${identity.process.pid} ${identity.process.startedAt.toFixed(0)}`
  const known = described.get(key)
  if (known) return known
  const { status, json } = await api(host, { path: '/info' })
  if (status !== 200) return undefined
  described.clear()
  described.set(key, json as Info)
  return json as Info
}

/** Memory of a process's control group, in bytes; what is only cached is left out, as `docker stats` does. */
export async function memoryOf(host: HostProbe, pid: number): Promise<{ used: number }> {
  const names = ['memory.current', 'memory.usage_in_bytes', 'memory.stat']
  const { version, files } = (await host.cgroup(pid, names)) ?? { version: 2, files: {} }
  const used = Number((version === 1 ? files['memory.usage_in_bytes'] : files['memory.current']) ?? 0)
  const word = version === 1 ? 'total_inactive_file' : 'inactive_file'
  const cached = Number(new RegExp(`^${word} (\\d+)$`, 'm').exec(files['memory.stat'] ?? '')?.[1] ?? 0)
  return { used: Math.max(0, used - cached) }
}

const rounded = (bytes: number): number => Math.round(bytes / MIB) * MIB
