import { setTimeout as sleep } from 'node:timers/promises'
import type { LabProbe, Params } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { restartFirewall } from '../shared/restart.ts'
import { askStranger } from './ask-stranger.ts'
import { isReached, knockFrom, type Doors, type KnockAt } from './knock.ts'
import type { Knock, Observation } from './observation.ts'
import { observeDisk } from './observe-disk.ts'
import { REPORT } from './params.ts'
import { readReport } from './report.ts'
import { portsOfMaster, seeService } from './see-master.ts'

/** Who is not let out mostly hears nothing at all; live, that must not take long. */
const LIVE_MS = 450
const THOROUGH_MS = 2500
/** For those who should be answered: a busy machine takes its time. */
const SERVED_MS = 2500
/** The service itself waits up to four seconds for each of the others. */
const REPORT_MS = 6000
/** How long Docker, firewalld and the containers may take to be back after a restart. */
const SETTLE_MS = 30_000

/** Looks at all three hosts: tries the doors, asks the daemon, reads the files. Changes nothing. */
export async function observe(lab: LabProbe, params: Params, refusedAfterMs = LIVE_MS): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const [daemon, listeners] = await Promise.all([observeDaemon(master), master.listeners()])
  const genuine = daemon.identity.kind === 'genuine'
  const [found, beside] = genuine
    ? await Promise.all(
        [params.serviceName, params.neighbourName].map((name) => inspectContainer(master, name ?? '')),
      )
    : []
  const service = found ? await seeService(master, found) : null
  const doors: Doors = { lab, pids: { service: pidOf(found), neighbour: pidOf(beside) } }
  const disk = observeDisk(master, service, params)
  // Awaited at the end; a failure before that must not count as nobody's.
  disk.catch(() => undefined)
  const own = params.masterAddress ?? ''
  const page = { host: own, port: Number(params.pagePort), timeoutMs: SERVED_MS }
  const ports = portsOfMaster(listeners, params)
  const outside = doorsOutside(params)
  const [[controls, timeoutMs], parts, outsider, owner] = await Promise.all([
    knockAsMaster(doors, [...outside, ...ports.map((port) => ({ host: own, port }))], refusedAfterMs),
    askParts(doors, params),
    served(doors, 'stranger', page),
    knockFrom(doors, 'master', page),
  ])
  const addresses = new Set([own, ...(service?.networks ?? []).map(({ gateway }) => gateway)])
  const onMaster = [...addresses].filter(Boolean).flatMap((host) => ports.map((port) => ({ host, port })))
  const [tried, question] = await Promise.all([
    Promise.all([...outside, ...onMaster].map((door) => knockFrom(doors, 'service', { ...door, timeoutMs }))),
    // An answer comes at once; a refusal makes nslookup try again for as long as it may.
    askStranger(lab, params, { running: doors.pids.service > 0, timeoutMs: timeoutMs / 2 }),
  ])
  return {
    at,
    daemon,
    service,
    neighbour: beside
      ? { running: beside.State.Running, restartPolicy: beside.HostConfig.RestartPolicy?.Name ?? '' }
      : null,
    ...parts,
    outsider,
    owner,
    doors: tried,
    controls,
    question,
    disk: await disk,
  }
}

/** Restarts firewalld and docker as a boot would start them, and looks again when the service is back. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  const restarts = await restartFirewall(lab.host('master'))
  const until = Date.now() + SETTLE_MS
  let seen = await observe(lab, params, THOROUGH_MS)
  while (!isBack(seen) && restarts.every(({ ok }) => ok) && Date.now() < until) {
    await sleep(500)
    seen = await observe(lab, params, THOROUGH_MS)
  }
  return { ...seen, restarts }
}

function isBack(seen: Observation): boolean {
  const { offer, stock, supplier } = readReport(seen)
  return offer && stock && supplier !== '' && [seen.outsider, seen.owner].every(isReached)
}

function doorsOutside({ strangerAddress = '', supplierAddress = '', ...params }: Params) {
  const ofStranger = [params.dropPort, params.sidePort, params.offerPort]
  return [
    ...ofStranger.map((port) => ({ host: strangerAddress, port: Number(port) })),
    { host: supplierAddress, port: Number(params.billingPort) },
  ]
}

/** From master all of them answer. How long that took says how long silence has to last to mean something. */
async function knockAsMaster(
  doors: Doors,
  at: readonly Omit<KnockAt, 'timeoutMs'>[],
  refusedAfterMs: number,
): Promise<[Knock[], number]> {
  const began = performance.now()
  const knocks = await Promise.all(
    at.map((door) => knockFrom(doors, 'master', { ...door, timeoutMs: SERVED_MS })),
  )
  const took = knocks.every(isReached) ? performance.now() - began : 0
  return [knocks, Math.max(refusedAfterMs, 4 * Math.round(took))]
}

/** What the service says it gets, and what it should have got. */
async function askParts(
  doors: Doors,
  params: Params,
): Promise<Pick<Observation, 'report' | 'offer' | 'stock'>> {
  const inside = { host: '127.0.0.1', port: 80, timeoutMs: SERVED_MS }
  const { service, neighbour } = doors.pids
  const [report, offer, stock] = await Promise.all([
    service ? served(doors, 'service', { ...inside, path: REPORT, timeoutMs: REPORT_MS }) : null,
    knockFrom(doors, 'supplier', {
      ...inside,
      host: params.supplierAddress ?? '',
      port: Number(params.offerPort),
    }),
    neighbour ? served(doors, 'neighbour', inside) : null,
  ])
  return { report, offer, stock }
}

/** A container that was just started takes a moment to listen. */
async function served(doors: Doors, from: Knock['from'], door: KnockAt): Promise<Knock> {
  for (let tries = 1; ; tries++) {
    const knock = await knockFrom(doors, from, door)
    if (knock.outcome.kind !== 'refused' || tries === 3) return knock
    await sleep(200)
  }
}

function pidOf(found: ContainerInspect | undefined): number {
  return found?.State.Pid ?? 0
}
