import type { ExerciseDefinition, ExerciseVerdict, HostName } from '../../contract/index.ts'
import { grade, type GradedLab, type GradeOptions } from './grade.ts'

/** A lab that tells when something on it changed. */
export interface WatchedLab extends GradedLab {
  changes(paths: Record<HostName, readonly string[]>, signal: AbortSignal): AsyncIterable<unknown>
}

export interface WatchOptions extends Pick<GradeOptions, 'achieved'> {
  signal: AbortSignal
  /** Milliseconds until the next look when nothing seems to change. */
  pollMs?: number
}

export type LiveEvent = { kind: 'looking' } | { kind: 'verdict'; verdict: ExerciseVerdict }

/**
 * Verdicts as the learner works: at once, after every change, and every 5 s behind that, because not
 * everything that matters makes an event. Looks never overlap; changes that arrive during one make
 * exactly one more. Ends when the signal aborts or the consumer stops, also in the middle of a look.
 */
export async function* watchVerdicts(
  exercise: ExerciseDefinition,
  lab: WatchedLab,
  options: WatchOptions,
): AsyncGenerator<LiveEvent, void, void> {
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const bell = createBell(signal)
  // Without events the poll goes on: late verdicts are better than none.
  ringOnChanges(lab.changes(exercise.watch, signal), bell.ring).catch(() => {})
  try {
    while (!signal.aborted) {
      bell.silence()
      yield { kind: 'looking' }
      const looked = grade(exercise, lab, { mode: 'live', achieved: options.achieved })
      const verdict = await Promise.race([looked, bell.stopped])
      if (!verdict) return
      yield { kind: 'verdict', verdict }
      await bell.rung(options.pollMs ?? 5000)
    }
  } finally {
    stop.abort()
  }
}

async function ringOnChanges(changes: AsyncIterable<unknown>, ring: () => void): Promise<void> {
  for await (const _ of changes) ring()
}

/** Remembers one ring for whoever waits next. */
function createBell(signal: AbortSignal) {
  let pending = false
  let wake = () => {}
  const ring = () => {
    pending = true
    wake()
  }
  const stopped = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => {
      resolve(undefined)
      ring()
    })
  })
  return {
    ring,
    stopped,
    silence: () => {
      pending = false
    },
    async rung(timeoutMs: number): Promise<void> {
      if (pending) return
      let timer: ReturnType<typeof setTimeout> | undefined
      await new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, timeoutMs)
      })
      clearTimeout(timer)
    },
  }
}
