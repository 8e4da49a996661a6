import { basename } from 'node:path/posix'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { readMounts } from '../../readings/mountinfo.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import {
  answerNames,
  type ContainerSeen,
  type Covers,
  type Observation,
  type ProcessSeen,
} from './observation.ts'
import { observeJobs, observeSocket } from './observe-socket.ts'

const GENERATIONS = 3

export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const at = new Date().toISOString()
  const daemon = await observeDaemon(master)
  // What an impostor says of containers is worth nothing.
  const genuine = daemon.identity.kind === 'genuine'
  const container = (name = '') => (genuine ? observeContainer(master, name) : null)
  const [answers, made, planted, fetched, registry, socket, jobs] = await Promise.all([
    readAnswers(master, answerNames),
    container(params.made),
    container(params.planted),
    container(params.fetched),
    observeRegistry(master, params, genuine),
    observeSocket(master, params),
    observeJobs(master, params),
  ])
  return {
    at,
    daemon,
    answers,
    made: made && { ...made, ...(await coversOf(master, made)) },
    planted: planted && { ...planted, ...(await coversOf(master, planted)) },
    ancestors: planted?.pid ? await ancestorsOf(master, planted.pid) : [],
    registry,
    fetched,
    imageOfDigest:
      genuine && registry.digest ? await imageId(master, `${params.image}@${registry.digest}`) : null,
    socket,
    jobs,
  }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ made, fetched }) => Boolean(made?.pid && fetched?.pid),
  )
}

async function observeContainer(host: HostProbe, name: string): Promise<ContainerSeen | null> {
  const inspected = await inspectContainer(host, name)
  if (!inspected) return null
  const { Id, Image, Config, State } = inspected
  const process = State.Pid ? await host.process(State.Pid) : undefined
  return {
    status: State.Status,
    pid: process?.cgroup.includes(Id) ? process.pid : null,
    image: Config.Image,
    imageId: Image,
  }
}

async function coversOf(host: HostProbe, { pid }: ContainerSeen): Promise<Covers> {
  const mountinfo = pid === null ? undefined : await host.processFile(pid, 'mountinfo')
  const mounts = readMounts(mountinfo ?? '').filter(({ point }) =>
    /^\/(proc|sys\/(?!fs\/cgroup))/.test(point),
  )
  const empty = mounts.filter(({ type, root }) => root === '/null' || (type === 'tmpfs' && root === '/'))
  return {
    points: [...new Set(mounts.map(({ point }) => point))].sort(),
    covered: [...new Set(empty.map(({ point }) => point))].sort(),
  }
}

async function ancestorsOf(host: HostProbe, first: number): Promise<ProcessSeen[]> {
  const found: ProcessSeen[] = []
  for (let pid = first; pid > 0 && found.length < GENERATIONS;) {
    const process = await host.process(pid)
    if (!process) break
    found.push({ pid, program: basename(process.exe), called: basename(process.args[0] ?? '') })
    pid = process.ppid
  }
  return found
}

async function observeRegistry(
  host: HostProbe,
  { registryPort, image, tag }: Params,
  genuine: boolean,
): Promise<Observation['registry']> {
  const at = new Date().toISOString()
  const outcome = reduceOutcome(
    await host.connect({ host: '127.0.0.1', port: Number(registryPort), path: '/v2/', timeoutMs: 3000 }),
  )
  if (!genuine || outcome.kind !== 'answered') return { outcome, digest: null, message: '', at }
  const answer = await api(host, { path: `/distribution/${image}:${tag}/json` })
  const { Descriptor } = (isDone(answer) ? answer.json : {}) as { Descriptor?: { digest?: string } }
  const message = isDone(answer) ? '' : answer.message.trim().slice(0, 200)
  return { outcome, digest: Descriptor?.digest ?? null, message, at }
}

async function imageId(host: HostProbe, reference: string): Promise<string | null> {
  const answer = await api(host, { path: `/images/${encodeURIComponent(reference)}/json` })
  return isDone(answer) ? ((answer.json as { Id?: string } | undefined)?.Id ?? null) : null
}
