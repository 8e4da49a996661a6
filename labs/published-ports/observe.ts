import { setTimeout as sleep } from 'node:timers/promises'
import type { LabProbe, Params } from '../../contract/index.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { doorsOf } from '../shared/doors.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { restartFirewall } from '../shared/restart.ts'
import { VISITOR } from '../shared/visitor.ts'
import { knockFrom, type Doors, type KnockAt } from './knock.ts'
import type { Knock, Observation } from './observation.ts'
import { observeDisk } from './observe-disk.ts'
import { INSIDE } from './params.ts'
import { seeContainer } from './see-master.ts'

/** Who is not let in mostly hears nothing at all; live, that must not take long. */
const LIVE_MS = 350
const THOROUGH_MS = 2500
/** For those who should be answered: a busy machine takes its time. */
const SERVED_MS = 2000
/** How long Docker and firewalld may take to agree again after a restart. */
const SETTLE_MS = 30_000

/** Looks at all three hosts: tries the doors, asks the daemon, reads the files. Changes nothing. */
export async function observe(lab: LabProbe, params: Params, refusedAfterMs = LIVE_MS): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const name = params.serviceName ?? ''
  const disk = observeDisk(master, params)
  // Awaited at the end; a failure before that must not count as nobody's.
  disk.catch(() => undefined)
  const [daemon, visitor, listeners] = await Promise.all([
    observeDaemon(master),
    inspectContainer(lab.host('stranger'), VISITOR).catch(() => undefined),
    master.listeners(),
  ])
  const genuine = daemon.identity.kind === 'genuine'
  const [found, all] = genuine
    ? await Promise.all([inspectContainer(master, name), listContainers(master)])
    : [undefined, []]
  const container = found ? await seeContainer(master, found) : null
  const doors: Doors = { lab, params, visitorPid: visitor?.State.Pid ?? 0 }
  const service = { host: params.masterAddress ?? 'master', port: Number(params.servicePort) }
  const office = { host: service.host, port: Number(params.adminPort) }
  const pid = found?.State.Pid ?? 0
  const began = performance.now()
  const [before, inside] = await Promise.all([
    servedToClient(doors, service),
    Promise.all(
      pid === 0
        ? []
        : Object.values(INSIDE).map((port) =>
            knockFrom(doors, 'master', { host: '127.0.0.1', port, networkOf: pid, timeoutMs: SERVED_MS }),
          ),
    ),
  ])
  // Silence only means something where an answer would have come by then.
  const timeoutMs = Math.max(refusedAfterMs, 4 * Math.round(performance.now() - began))
  const [strangers, admin] = await Promise.all([
    Promise.all([
      ...[...doorsOf([service.port, office.port], listeners, all)].map((port) =>
        knockFrom(doors, 'stranger', { host: service.host, port, timeoutMs }),
      ),
      ...[service, office].map((door) => knockFrom(doors, 'visitor', { ...door, timeoutMs })),
    ]),
    Promise.all([
      knockFrom(doors, 'client', { ...office, timeoutMs }),
      knockFrom(doors, 'master', { host: '127.0.0.1', port: office.port, timeoutMs: SERVED_MS }),
    ]),
  ])
  // Whether nobody answered the others because they may not come in, or because nobody was there.
  const after = await knockFrom(doors, 'client', { ...service, timeoutMs: SERVED_MS })
  return { at, daemon, container, inside, served: [before, after], strangers, admin, disk: await disk }
}

/** Restarts firewalld and docker as a boot would start them, and looks again when client is served. */
export async function verifyDurable(
  lab: LabProbe,
  params: Params,
  before: Observation,
): Promise<Observation> {
  const master = lab.host('master')
  const restarts = await restartFirewall(master)
  await untilServed({ lab, params, visitorPid: 0 }, before.served.at(-1))
  return { ...(await observe(lab, params, THOROUGH_MS)), restarts }
}

/** A container that was just started takes a moment to listen. */
async function servedToClient(doors: Doors, service: KnockAt): Promise<Knock> {
  for (let tries = 1; ; tries++) {
    const knock = await knockFrom(doors, 'client', { ...service, timeoutMs: SERVED_MS })
    if (knock.page === 'service' || knock.outcome.kind === 'timeout' || tries === 3) return knock
    await sleep(200)
  }
}

/** Docker puts its rules back only some seconds after firewalld; until then nobody is served. */
async function untilServed(doors: Doors, door: Knock | undefined): Promise<void> {
  if (!door) return
  const until = Date.now() + SETTLE_MS
  while (Date.now() < until) {
    const { page } = await knockFrom(doors, 'client', { host: door.host, port: door.port, timeoutMs: 1000 })
    if (page === 'service') return
    await sleep(300)
  }
}
