import { setTimeout as sleep } from 'node:timers/promises'
import { ProbeError, type HostProbe, type LabProbe, type Params, msg } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { configFileOf } from '../../readings/daemon-options.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { readConfiguration } from './configuration.ts'
import { packageIn } from '../../readings/dpkg-status.ts'
import type { EngineSeen, Observation, TillSeen } from './observation.ts'
import { tryExec } from './try-exec.ts'

const SERVICE = ['ActiveState', 'MainPID', 'NeedDaemonReload', 'UnitFileState']
const DPKG_STATUS = '/var/lib/dpkg/status'
/** A till that works answers in milliseconds; a busy machine may take longer. */
const ANSWER_MS = 1500

/** Asks the till as a customer, then the engine, then reads files. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const daemon = await observeDaemon(master)
  const args = daemon.identity.kind === 'genuine' ? daemon.identity.process.args : []
  const [told, engine, till, vault, unit, socket, first, status, file] = await Promise.all([
    askTill(lab, params),
    seeEngine(master),
    see(master, params.till ?? ''),
    see(master, params.vault ?? ''),
    master.unit('docker.service', SERVICE),
    master.unit('docker.socket', ['UnitFileState']),
    master.process(1),
    master.readFile(DPKG_STATUS),
    master.readFile(configFileOf(args)),
  ])
  if (!first) throw new ProbeError(msg`master has no process 1.`)
  return {
    at,
    daemon,
    engine,
    unit,
    socket,
    till,
    vaultStartedAt: vault?.startedAt ?? null,
    hostStartedAt: first.startedAt,
    told,
    packages: { engine: packageIn(status ?? '', 'docker.io'), cli: packageIn(status ?? '', 'docker-cli') },
    configuration: readConfiguration(args, file),
  }
}

/** Has the engine run something in the till, restarts docker as the next upgrade will, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  const master = lab.host('master')
  const seen = await lookAfterRestart(
    master,
    () => observe(lab, params),
    ({ told }) => told.kind === 'answered',
  )
  return { ...seen, exec: await tryExec(master, params.till ?? '') }
}

/** Twice, because a daemon that just starts writes its rules anew, and a connection may meet the gap. */
async function askTill(lab: LabProbe, params: Params) {
  const ask = async () =>
    reduceOutcome(
      await lab
        .host('client')
        .connect({ host: 'master', port: Number(params.tillPort), path: '/', timeoutMs: ANSWER_MS }),
    )
  const first = await ask()
  if (first.kind === 'answered') return first
  await sleep(300)
  return ask()
}

async function seeEngine(host: HostProbe): Promise<EngineSeen | null> {
  const answer = await api(host, { path: '/info' })
  if (answer.status === 0) return null
  if (!isDone(answer) || answer.json === undefined)
    throw new ProbeError(msg`Docker on ${host.name} answered ${answer.status} when asked about itself.`)
  const { ServerVersion, LiveRestoreEnabled } = answer.json as {
    ServerVersion?: string
    LiveRestoreEnabled?: boolean
  }
  return { version: ServerVersion ?? '', liveRestore: LiveRestoreEnabled === true }
}

async function see(host: HostProbe, name: string): Promise<TillSeen | null> {
  const found = await inspectContainer(host, name)
  if (!found) return null
  const { Status, Pid } = found.State
  const process = Pid > 0 ? await host.process(Pid) : undefined
  return {
    status: Status,
    pid: Pid,
    createdAt: Date.parse(found.Created),
    startedAt: process?.startedAt ?? null,
  }
}
