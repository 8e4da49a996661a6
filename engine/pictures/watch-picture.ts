import { setTimeout as sleep } from 'node:timers/promises'
import {
  type ExerciseDefinition,
  type Picture,
  type PictureOf,
  ProbeError,
  msg,
} from '../../contract/index.ts'
import type { ReadingOf, RunningLab } from '../hosts/lab-hosts.ts'
import { observable } from '../observable.ts'
import { createContainerNames } from './container-names.ts'
import { type Seen, type Still, readerOf } from './kinds.ts'
import { machinesPicture } from './machines.ts'

/** Between an answer about machines and the next question, in milliseconds. */
const MACHINES_MS = 400
/** One of them may just be going; that they can't be asked so often in a row is news. */
const PATIENCE = 3

export type PicturedLab = Pick<RunningLab, 'session' | 'probe' | 'readings'>
export type AskMachines = NonNullable<ExerciseDefinition['machines']>

/**
 * Pictures of one host as it changes: at once, and whenever one says something else than the one before. Ends with
 * the signal. Throws ProbeError, and whatever `machines` throws.
 */
export async function* watchPicture(
  lab: PicturedLab,
  { host, kind }: PictureOf,
  signal: AbortSignal,
  machines?: AskMachines,
): AsyncGenerator<Picture, void, void> {
  const stills =
    kind === 'machines' ? askAgain(lab, host, signal, machines) : look(lab, { host, kind }, signal)
  let before = ''
  for await (const still of stills) {
    if (signal.aborted) return
    const now = JSON.stringify(still)
    if (now === before) continue
    before = now
    yield { ...still, at: new Date().toISOString() }
  }
}

/** What the probe sees, with the names that the daemon has for it; once more when it names something late. */
async function* look(
  lab: PicturedLab,
  of: ReadingOf,
  signal: AbortSignal,
): AsyncGenerator<Still, void, void> {
  const stop = new AbortController()
  const ending = AbortSignal.any([signal, stop.signal])
  const latest = observable<Seen | undefined>(undefined)
  const names = createContainerNames(lab.probe.host(of.host), ending, () => latest.set(latest.get()))
  let failure: unknown
  const follow = async () => {
    const read = readerOf(of.kind)
    try {
      for await (const event of lab.readings(of, ending)) latest.set(read(event))
      failure = new ProbeError(msg`The probe beside ${of.host} stopped looking.`)
    } catch (error) {
      failure = error
    }
    latest.end()
  }
  void follow()
  try {
    for await (const seen of latest.watch(ending)) {
      if (!seen) continue
      await names.want(seen.containers)
      yield seen.picture(names.known)
    }
    if (!ending.aborted) throw failure
  } finally {
    stop.abort()
  }
}

async function* askAgain(
  lab: PicturedLab,
  host: string,
  signal: AbortSignal,
  machines: AskMachines | undefined,
): AsyncGenerator<Still, void, void> {
  const probe = lab.probe.host(host)
  let failures = 0
  while (machines && !signal.aborted) {
    try {
      yield machinesPicture(await machines(probe, lab.session.params))
      failures = 0
    } catch (error) {
      if (++failures >= PATIENCE) throw error
    }
    await sleep(MACHINES_MS, undefined, { signal }).catch(() => {})
  }
}
