import { setTimeout as sleep } from 'node:timers/promises'
import type { LabProbe, Params } from '../../contract/index.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { askForPage } from './ask-for-page.ts'
import { countProcesses, firstProcess } from './look-inside.ts'
import { noticedAfterMs, type ContainerSeen, type Observation } from './observation.ts'
import { seeContainer } from './see-container.ts'
import { runTrials } from './trials.ts'

/** A desk that works answers in milliseconds; a busy machine may take longer. */
const ANSWER_MS = 3000
/** The hung one takes all of it, at every look; live, that must not take long. */
const LIVE_HUNG_MS = 350
const THOROUGH_HUNG_MS = 1500
/** The first errands are done by then. */
const SETTLED_MS = 2500
const LONGEST_WAIT_MS = 30_000

/** Looks without touching. Waits only while Docker itself does not know yet. */
export async function observe(lab: LabProbe, params: Params, hungMs = LIVE_HUNG_MS): Promise<Observation> {
  const master = lab.host('master')
  const daemon = await observeDaemon(master)
  const see = () =>
    Promise.all([params.worker, params.desk, params.twin].map((name) => seeContainer(master, name ?? '')))
  let [worker = null, desk = null, twin = null] = await see()
  const until = Date.now() + LONGEST_WAIT_MS
  while (Date.now() < until && [desk, twin].some(isUndecided)) {
    await sleep(400)
    ;[worker = null, desk = null, twin = null] = await see()
  }
  const began = performance.now()
  const ofDesk = await askForPage(master, desk, params, ANSWER_MS)
  // Silence only means something where an answer would have come by then.
  const patience = Math.max(hungMs, 4 * Math.round(performance.now() - began))
  const [ofTwin, first, processes] = await Promise.all([
    askForPage(master, twin, params, patience),
    desk?.pid ? firstProcess(master, desk.pid) : null,
    desk?.pid ? countProcesses(master, desk.pid) : null,
  ])
  return {
    at: new Date().toISOString(),
    daemon,
    worker,
    desk,
    twin,
    answers: { desk: ofDesk, twin: ofTwin },
    first,
    processes,
  }
}

/** Makes fail what should bear it, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  const trials = await runTrials(lab.host('master'), params)
  return { ...(await observe(lab, params, THOROUGH_HUNG_MS)), trials }
}

/** Whether waiting will tell: just started, or its health not known yet and known soon. */
export function isUndecided(container: ContainerSeen | null): boolean {
  if (!container?.pid || container.status !== 'running') return false
  const upMs = Date.now() - Date.parse(container.startedAt)
  if (upMs < SETTLED_MS) return true
  const { check, health } = container
  if (!check || health?.status !== 'starting') return false
  const knownMs = check.startPeriodMs + noticedAfterMs(check)
  // Checks take time of their own on a busy machine.
  return knownMs < LONGEST_WAIT_MS && upMs < knownMs + 10_000
}
