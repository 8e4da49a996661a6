import {
  ImpostorError,
  type HostProbe,
  type MachineAnswers,
  type MachinesPicture,
  type ProcessInfo,
} from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from './containers.ts'
import { groupMemory } from './control-group-memory.ts'
import { describeHost, sameStart, type HostDescription } from './describe-host.ts'
import { askVm, isVm, vmProcess, vmProcessOf, type VmAnswers, type VmProcess } from './vm.ts'

/** How long the virtual machine's word holds: asking it costs a good part of its processor. */
const VM_ANSWER_HOLDS_MS = 10_000
/** One that is booting does not answer yet, and nobody else is to wait for it. */
const VM_PATIENCE_MS = 1500
const MIB = 1024 * 1024
/** What the virtual machine starts to answer with is gone when the answer is there. */
const PASSING = new Set(['answers', 'run', 'head', 'sed', 'paste', 'tr', 'grep', 'hostname', 'timeout'])

/** What was found at a host the last time, and holds as long as the same processes run. */
interface Known {
  description?: HostDescription
  vm?: { process: VmProcess; answers: VmAnswers | null; until: number }
  container?: { process: ProcessInfo; inspected: ContainerInspect }
}

const knownOf = new WeakMap<HostProbe, Known>()

/** The lab host, its virtual machine and a container, for the picture that sets them side by side. */
export async function observeMachines(
  host: HostProbe,
  { port, container }: { port: number; container: string },
): Promise<MachinesPicture> {
  const known = knownOf.get(host) ?? {}
  knownOf.set(host, known)
  const [vm, described] = await Promise.all([
    seeVm(host, port, known),
    seeHost(host, container, known).catch((cause: unknown) => {
      if (cause instanceof ImpostorError) return { host: null, container: null }
      throw cause
    }),
  ])
  return { kind: 'machines', at: new Date().toISOString(), vm, ...described }
}

async function seeVm(host: HostProbe, port: number, known: Known): Promise<MachineAnswers | null> {
  const process = (await again(host, known)) ?? (await vmProcess(host, port))
  if (!process || !isVm(process)) return null
  const same = known.vm && sameStart(known.vm.process, process) ? known.vm : undefined
  if (!same || same.until < Date.now()) {
    const answers = (await askVm(host, port, VM_PATIENCE_MS)).answers ?? same?.answers ?? null
    known.vm = { process, answers, until: answers ? Date.now() + VM_ANSWER_HOLDS_MS : 0 }
  }
  const answers = known.vm?.answers
  if (!answers) return null
  const { name, kernel, bootSeconds, memory, processors } = answers
  const processes = [...new Set(answers.processes.filter((program) => !PASSING.has(program)))]
  return { name, kernel, bootSeconds, memory, cost: rounded(process.resident), processors, processes }
}

/** The one that was found the last time, if it still is what it was: to look for who listens costs more. */
async function again(host: HostProbe, { vm }: Known): Promise<VmProcess | null> {
  const process = vm ? await vmProcessOf(host, vm.process.pid) : null
  return process && vm && sameStart(process, vm.process) ? process : null
}

async function seeHost(
  host: HostProbe,
  name: string,
  known: Known,
): Promise<Pick<MachinesPicture, 'host' | 'container'>> {
  known.description = await describeHost(host, known.description)
  if (!known.description) return { host: null, container: null }
  const { kernel, memory, processors, services } = known.description
  const costs = await Promise.all(services.map(({ pid }) => groupMemory(host, pid)))
  const own = {
    name: known.description.name,
    kernel,
    // Itself a container, whose first program starts at once.
    bootSeconds: 0,
    memory,
    cost: rounded(costs.reduce((sum, cost) => sum + cost, 0)),
    processors,
    processes: services.map((service) => service.name),
  }
  return { host: own, container: await seeContainer(host, name, known.description, known) }
}

async function seeContainer(
  host: HostProbe,
  name: string,
  { kernel, memory, processors }: HostDescription,
  known: Known,
): Promise<MachineAnswers | null> {
  const last = known.container
  const process = last && (await host.process(last.process.pid))
  if (!process || !sameStart(process, last.process)) known.container = await findContainer(host, name)
  if (!known.container) return null
  const { inspected } = known.container
  const [program = ''] = known.container.process.args
  return {
    name: inspected.Name.replace(/^\//, ''),
    // It has no kernel of its own to ask; nor memory, nor processors.
    kernel,
    bootSeconds: secondsToStart(inspected),
    memory,
    cost: await groupMemory(host, known.container.process.pid),
    processors,
    processes: [program.split('/').at(-1) ?? ''],
  }
}

async function findContainer(host: HostProbe, name: string): Promise<Known['container']> {
  const inspected = await inspectContainer(host, name)
  if (!inspected?.State.Running || inspected.State.Pid === 0) return undefined
  const process = await host.process(inspected.State.Pid)
  return process && { process, inspected }
}

/** From its creation on, where it was started at once; 0 where that says nothing. */
function secondsToStart({ Created, State }: ContainerInspect): number {
  const seconds = (Date.parse(State.StartedAt) - Date.parse(Created)) / 1000
  return seconds > 0 && seconds < 10 ? Math.round(seconds * 100) / 100 : 0
}

const rounded = (bytes: number): number => Math.round(bytes / MIB) * MIB
