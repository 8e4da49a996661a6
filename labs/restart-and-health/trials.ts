import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, msg, type Params } from '../../contract/index.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { execInside, said } from './exec-inside.ts'
import { tryHang } from './try-hang.ts'
import { countProcesses } from './look-inside.ts'
import type { CrashTrial, OrphanTrial, StopTrial, Trials } from './observation.ts'
import { seePatiently } from './see-container.ts'

const PATIENCE_MS = 30_000
/** Long enough for any program that listens, also on a busy machine. */
const STOP_SECONDS = 5
const ORPHANS = 30
const KILLED = 137
/** A fifth restart comes 3.1 s after the first at the earliest, a sixth 6.3 s: Docker waits twice as long each time. */
const CRASH_MS = 45_000

/** One after the other on the desk; the worker fails beside it. */
export async function runTrials(host: HostProbe, params: Params): Promise<Trials> {
  const at = new Date().toISOString()
  const onDesk = async () => {
    const orphans = await tryOrphans(host, params)
    const hang = await tryHang(host, params)
    return { orphans, hang, stop: await tryStop(host, params) }
  }
  const [crash, desk] = await Promise.all([tryCrash(host, params), onDesk()])
  return { at, crash, ...desk }
}

/** Starts the worker, which fails by itself, and watches until Docker leaves it or has gone too far. */
export async function tryCrash(host: HostProbe, params: Params): Promise<CrashTrial> {
  const [name, allowed] = [params.worker ?? '', Number(params.retries)]
  const begun = Date.now()
  const seconds = () => Math.round((Date.now() - begun) / 100) / 10
  const started = await api(host, {
    method: 'POST',
    path: `/containers/${name}/restart?t=1`,
    timeoutMs: PATIENCE_MS,
  })
  if (!isDone(started)) return { kind: 'impossible', message: said(started) }
  let restarts = 0
  while (Date.now() - begun < CRASH_MS) {
    const worker = await seePatiently(host, name)
    if (!worker) return { kind: 'impossible', message: msg`there is no container ${name} any more` }
    restarts = worker.restartCount
    if (restarts > allowed) return { kind: 'goes-on', restarts, seconds: seconds() }
    if (worker.status === 'exited')
      return { kind: 'ended', restarts, exitCode: worker.exitCode, seconds: seconds() }
    await sleep(300)
  }
  return { kind: 'goes-on', restarts, seconds: seconds() }
}

/** Asks the desk to stop as `docker stop` does, and starts it again. */
export async function tryStop(host: HostProbe, params: Params): Promise<StopTrial> {
  const name = params.desk ?? ''
  const post = (what: string) =>
    api(host, { method: 'POST', path: `/containers/${name}/${what}`, timeoutMs: PATIENCE_MS })
  const before = await seePatiently(host, name)
  if (!before?.pid) return { kind: 'impossible', message: msg`${name} does not run` }
  const begun = Date.now()
  try {
    const stopped = await post(`stop?t=${STOP_SECONDS}`)
    const seconds = Math.round((Date.now() - begun) / 100) / 10
    if (!isDone(stopped)) return { kind: 'impossible', message: said(stopped) }
    const exitCode = (await seePatiently(host, name))?.exitCode ?? KILLED
    return exitCode === KILLED ? { kind: 'killed', seconds } : { kind: 'ended', exitCode, seconds }
  } finally {
    await post('start')
  }
}

/** Leaves processes in the desk whose parent is gone, and counts what the kernel still holds of them. */
export async function tryOrphans(host: HostProbe, params: Params): Promise<OrphanTrial> {
  const name = params.desk ?? ''
  const desk = await seePatiently(host, name)
  if (!desk?.pid) return { kind: 'impossible', message: msg`${name} does not run` }
  const before = (await countProcesses(host, desk.pid)).current
  const send = `i=0; while [ $i -lt ${ORPHANS} ]; do (true &); i=$((i+1)); done`
  const refused = await execInside(host, name, ['sh', '-c', send])
  if (refused !== undefined) return { kind: 'impossible', message: refused }
  await sleep(500)
  const after = (await countProcesses(host, desk.pid)).current
  if (before === null || after === null)
    return { kind: 'impossible', message: msg`this kernel does not count processes per container` }
  return { kind: 'counted', orphans: ORPHANS, before, after }
}
