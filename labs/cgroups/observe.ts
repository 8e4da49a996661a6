import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readAnswers } from '../shared/answers.ts'
import { inspectContainer } from '../shared/containers.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { pressureOf } from '../shared/pressure.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import {
  answerNames,
  settingNames,
  type ContainerSeen,
  type Observation,
  type ServiceSeen,
  type Settings,
} from './observation.ts'
import { lookForGroup } from './own-group.ts'

const MIB = 1024 * 1024
/** Of both versions. */
const files = [
  'pids.max',
  'memory.limit_in_bytes',
  'memory.usage_in_bytes',
  'memory.max',
  'memory.current',
  'cpu.cfs_quota_us',
  'cpu.cfs_period_us',
  'cpu.max',
]

/** Reads the kernel's files of three containers and of the host's service. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, answers, page, service] = await Promise.all([
    observeDaemon(master),
    readAnswers(master, answerNames),
    master.connect({ host: '127.0.0.1', port: Number(params.servicePort), path: '/', timeoutMs: 3000 }),
    seeService(master, params),
  ])
  const seen = { at, daemon, answers, page: reduceOutcome(page), service }
  // What an impostor says about containers is worth nothing.
  if (daemon.identity.kind !== 'genuine') return { ...seen, subject: null, hog: null, killed: null }
  const [subject, hog, killed] = await Promise.all([
    see(master, params.subjectName),
    see(master, params.hogName),
    seeAtWork(master, params),
  ])
  return { ...seen, subject, hog, killed }
}

/** What was started just now needs a moment until it holds its table. */
async function seeAtWork(master: HostProbe, params: Params): Promise<ContainerSeen | null> {
  for (let tries = 1; ; tries += 1) {
    const seen = await see(master, params.oomName)
    if (!seen?.args || holdsTable(seen, params) || tries === 4) return seen
    await sleep(150)
  }
}

/** Restarts docker as an administrator would, waits until the containers had time to come back, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    ({ subject, hog, killed }) =>
      [subject, hog, killed].every((each) => each?.args) && holdsTable(killed, params),
  )
}

function holdsTable(killed: ContainerSeen | null, { needMb }: Params): boolean {
  return killed?.cgroup ? pressureOf(killed.cgroup).memory >= Number(needMb) * MIB : false
}

async function see(master: HostProbe, name = ''): Promise<ContainerSeen | null> {
  const inspected = await inspectContainer(master, name)
  if (!inspected) return null
  const { State, HostConfig } = inspected
  const settings: Settings = Object.fromEntries(
    settingNames.flatMap((key) => ((HostConfig[key] ?? null) === null ? [] : [[key, HostConfig[key]]])),
  )
  const [process, cgroup] = State.Pid
    ? await Promise.all([master.process(State.Pid), master.cgroup(State.Pid, files)])
    : []
  return {
    name,
    status: State.Status,
    args: process?.args ?? null,
    path: process?.cgroup ?? null,
    cgroup: cgroup ?? null,
    settings,
  }
}

/** By its port: whoever holds that is the service, whatever started it. Its children let go of the port at once. */
async function seeService(
  master: HostProbe,
  { servicePort, groupName = '' }: Params,
): Promise<ServiceSeen | null> {
  const holders = (await master.listeners())
    .filter(({ port }) => port === Number(servicePort))
    .flatMap(({ pids }) => pids)
  const pid = Math.min(...holders)
  const process = Number.isFinite(pid) ? await master.process(pid) : undefined
  if (!process) return null
  return { pid, args: process.args, groups: await lookForGroup(master, pid, groupName) }
}
