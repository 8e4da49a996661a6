import { setTimeout as sleep } from 'node:timers/promises'
import type { LabProbe, Listener, Params } from '../../contract/index.ts'
import { findBootFiles, stateOf } from '../shared/boot-files.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { readCredentials } from '../shared/credentials.ts'
import { ownDaemonId } from '../shared/daemon-info.ts'
import { doorsOf, isLoopback, nearestAddress } from '../shared/doors.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { restartFirewall } from '../shared/restart.ts'
import { VISITOR } from '../shared/visitor.ts'
import type { Observation } from './observation.ts'
import { readPermanent } from './permanent-firewall.ts'
import { seeTenant } from './see-tenant.ts'
import { tryBoard, tryDoor, type Ground } from './try-doors.ts'

/** Who is kept out may hear nothing at all; live, that must not take long. */
const LIVE_MS = 500
const THOROUGH_MS = 2500
/** For those who should be answered: a busy machine takes its time. */
const SERVED_MS = 4000
/** How long docker and its container may take to come back. */
const SETTLE_MS = 30_000
const MOST_INSIDE = 12

/** Looks at all three hosts: tries the doors, asks the daemon, reads the files. Changes nothing. */
export async function observe(lab: LabProbe, params: Params, silenceMs = LIVE_MS): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const disk = observeDisk(lab, params)
  // Awaited at the end; a failure before that must not count as nobody's.
  disk.catch(() => undefined)
  const [{ credentials, pem }, daemon, visitor, listeners] = await Promise.all([
    readCredentials(lab.host('client')),
    observeDaemon(master),
    inspectContainer(lab.host('stranger'), VISITOR).catch(() => undefined),
    master.listeners(),
  ])
  const [found, all] =
    daemon.identity.kind === 'genuine'
      ? await Promise.all([inspectContainer(master, params.tenantName ?? ''), listContainers(master)])
      : [undefined, []]
  const pids = { visitor: visitor?.State.Pid ?? 0, tenant: found?.State.Pid ?? 0 }
  const ground: Ground = { lab, params, pids, pem }
  const host = params.masterAddress ?? 'master'
  const [apiPort, boardPort] = [Number(params.apiPort), Number(params.boardPort)]
  const isArmed = pem.ca !== undefined && pem.cert !== undefined && pem.key !== undefined
  const serve = () => tryDoor(ground, 'client', 'certificate', { host, port: apiPort, timeoutMs: SERVED_MS })
  const began = performance.now()
  const before = isArmed ? [await serve()] : []
  // Silence only means something where an answer would have come by then; without one it means nothing anyway.
  const isAnswered = before.some(({ outcome }) => outcome.kind === 'answered')
  const timeoutMs = isAnswered ? Math.max(silenceMs, 4 * Math.round(performance.now() - began)) : silenceMs
  const ports = [...doorsOf([apiPort, Number(params.plainPort)], listeners, all)]
  const [outside, inside, board, daemonId, tenant] = await Promise.all([
    Promise.all([
      tryDoor(ground, 'client', 'no-certificate', { host, port: apiPort, timeoutMs: SERVED_MS }),
      ...ports.flatMap((port) => [
        tryDoor(ground, 'stranger', 'certificate', { host, port, timeoutMs }),
        tryDoor(ground, 'stranger', 'plain', { host, port, timeoutMs }),
      ]),
      tryDoor(ground, 'visitor', 'certificate', { host, port: apiPort, timeoutMs }),
    ]),
    Promise.all(
      doorsInside(listeners, host).flatMap(({ place, host: address, port }) =>
        (['plain', 'no-certificate'] as const).map((way) =>
          tryDoor(ground, place, way, { host: address, port, timeoutMs }),
        ),
      ),
    ),
    Promise.all(
      (['client', 'stranger', 'visitor', 'tenant'] as const).map((place) =>
        tryBoard(ground, place, { host, port: boardPort, timeoutMs: SERVED_MS }),
      ),
    ),
    ownDaemonId(master),
    found ? seeTenant(master, found) : null,
  ])
  // Whether nobody answered the others because they may not come in, or because nobody was there.
  const after = isArmed ? [await serve()] : []
  const lacks = [
    ...(credentials.ca === null ? ['ca.pem'] : []),
    ...(credentials.cert === null ? ['cert.pem'] : []),
    ...(credentials.hasKey ? [] : ['key.pem']),
  ]
  return {
    at,
    daemon,
    daemonId,
    lacks,
    served: [...before, ...after],
    outside,
    inside,
    tenant,
    board,
    ...(await disk),
  }
}

/** Restarts firewalld and docker as a boot would start them, and looks again when both are back. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  const restarts = await restartFirewall(lab.host('master'))
  const until = Date.now() + SETTLE_MS
  let seen = await observe(lab, params, THOROUGH_MS)
  while (!isBack(seen) && Date.now() < until) {
    await sleep(500)
    seen = await observe(lab, params, THOROUGH_MS)
  }
  return { ...seen, restarts }
}

function isBack({ served, tenant, board }: Observation): boolean {
  return (
    served.every(({ outcome }) => outcome.kind === 'answered') &&
    tenant?.running === true &&
    board.every(({ place, isBoard }) => isBoard || place !== 'tenant')
  )
}

/** What master's own programs and its container reach without coming from the network. */
function doorsInside(listeners: readonly Listener[], masterAddress: string) {
  const own = listeners.filter(({ pids }) => pids.length > 0)
  const doors = own.flatMap((listener) => {
    const { port } = listener
    const nearest = nearestAddress(listener)
    const ofMaster = { place: 'master' as const, host: nearest, port }
    if (isLoopback(listener.address)) return [ofMaster]
    const host = isLoopback(nearest) ? masterAddress : nearest
    return [ofMaster, { place: 'tenant' as const, host, port }]
  })
  const known = new Map(doors.map((door) => [`${door.place} ${door.host} ${door.port}`, door]))
  return [...known.values()].slice(0, 2 * MOST_INSIDE)
}

async function observeDisk(lab: LabProbe, params: Params) {
  const master = lab.host('master')
  const needles = [params.apiPort, params.plainPort, params.clientAddress].filter(
    (needle) => needle !== undefined,
  )
  const [permanent, files, firewalld, ...docker] = await Promise.all([
    readPermanent(master),
    findBootFiles(master, needles),
    ...['firewalld.service', 'docker.service', 'docker.socket'].map((unit) => stateOf(master, unit)),
  ])
  const own = files.filter(({ path }) => !path.startsWith('/etc/firewalld/'))
  return { permanent, files: own, firewalld: firewalld ?? 'unknown', docker }
}
