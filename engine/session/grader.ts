import { setTimeout as sleep } from 'node:timers/promises'
import type { ExerciseDefinition, ExerciseVerdict, GradingState } from '../../contract/index.ts'
import { grade } from '../grading/grade.ts'
import { watchVerdicts } from '../grading/live.ts'
import type { RunningLab } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import { type Watch, observable } from '../observable.ts'
import type { Progress } from '../progress/progress.ts'
import { troubles } from '../troubles.ts'
import type { Lab } from './lab.ts'

/** Before looking again after looking itself went wrong, in milliseconds. */
const RETRY_MS = 2000

/** Verdicts of one exercise. Looks at its lab while somebody watches, once for all who do. */
export interface Grader {
  watch(signal?: AbortSignal): Watch<GradingState>
  /** A full check; several at once share one. Throws TroubleError when no lab is open. */
  check(): Promise<ExerciseVerdict>
  /** Takes over what another process has achieved. */
  refresh(): Promise<void>
  /** What is found next is written down also where it is nothing new: somebody else is to be told. */
  tellAgain(): void
  dispose(): Promise<void>
}

export interface GraderOptions {
  exercise: ExerciseDefinition
  lab: Pick<Lab, 'state' | 'running'>
  progress: Pick<Progress, 'achieved' | 'recordVerdict'>
}

export function createGrader({ exercise, lab, progress }: GraderOptions): Grader {
  const state = observable<GradingState>({ phase: 'idle', verdict: null })
  let watchers = 0
  let looking: { lab: RunningLab; abort: AbortController; done: Promise<void> } | undefined
  let checking: Promise<ExerciseVerdict> | undefined
  /** Of the lab that was looked at last. Grows while a look is under way. */
  let record: { lab: RunningLab; achieved: Record<string, string>; stored: string } | undefined

  const current = () => (lab.state.get().kind === 'open' ? lab.running() : undefined)
  const setPhase = (phase: GradingState['phase']) => state.set({ ...state.get(), phase })

  async function recordOf(running: RunningLab) {
    if (record?.lab === running) return record
    const achieved = await progress.achieved(exercise.id, running.session.seed)
    record = { lab: running, achieved, stored: '' }
    return record
  }

  /** Written down before anybody sees it, and only when it says something new. */
  async function keep(running: RunningLab, verdict: ExerciseVerdict): Promise<ExerciseVerdict> {
    const mine = await recordOf(running)
    const gist = gistOf(verdict)
    if (mine.stored !== gist) {
      Object.assign(mine.achieved, await progress.recordVerdict(running.session.id, verdict))
      mine.stored = gist
    }
    return withAchieved(verdict, mine.achieved)
  }

  async function look(running: RunningLab, signal: AbortSignal): Promise<void> {
    const { achieved } = await recordOf(running)
    for await (const event of watchVerdicts(exercise, running, { signal, achieved })) {
      if (signal.aborted) return
      if (event.kind === 'looking') setPhase('looking')
      else {
        const verdict = await keep(running, event.verdict)
        if (!signal.aborted) state.set({ phase: 'idle', verdict })
      }
    }
  }

  async function lookAgainAndAgain(running: RunningLab, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await look(running, signal)
      } catch (error) {
        logError(`looking at the lab of ${exercise.id}`, error)
        await sleep(RETRY_MS, undefined, { signal }).catch(() => {})
      }
    }
  }

  /** Starts or stops looking, as the lab, the watchers and a check want it. */
  function update(): void {
    const running = current()
    if (record && record.lab !== running) {
      record = undefined
      state.set({ phase: 'idle', verdict: null })
    }
    const wanted = watchers > 0 && !checking ? running : undefined
    if (looking?.lab === wanted) return
    looking?.abort.abort()
    looking = undefined
    if (!checking) setPhase('idle')
    if (!wanted) return
    const abort = new AbortController()
    looking = { lab: wanted, abort, done: lookAgainAndAgain(wanted, abort.signal) }
  }

  async function fullCheck(running: RunningLab): Promise<ExerciseVerdict> {
    const { achieved } = await recordOf(running)
    const verdict = await grade(exercise, running, { mode: 'check', achieved })
    if (current() !== running) throw troubles.labChanged(exercise.title)
    return keep(running, verdict)
  }

  const stopFollowing = lab.state.subscribe(update)

  return {
    watch(signal) {
      watchers += 1
      const watch = state.watch(signal, () => {
        watchers -= 1
        update()
      })
      update()
      return watch
    },

    async check() {
      if (checking) return checking
      const running = lab.running()
      const live = looking?.done
      checking = (async () => {
        await live
        return fullCheck(running)
      })()
      update()
      setPhase('checking')
      try {
        const verdict = await checking
        state.set({ phase: 'idle', verdict })
        return verdict
      } finally {
        checking = undefined
        setPhase('idle')
        update()
      }
    },

    async refresh() {
      const mine = record
      const { verdict } = state.get()
      if (!mine) return
      Object.assign(mine.achieved, await progress.achieved(exercise.id, mine.lab.session.seed))
      if (verdict && record === mine)
        state.set({ ...state.get(), verdict: withAchieved(verdict, mine.achieved) })
    },

    tellAgain() {
      if (record) record.stored = ''
    },

    async dispose() {
      stopFollowing()
      state.end()
      looking?.abort.abort()
      await looking?.done
      await checking?.catch(() => {})
    },
  }
}

/** What a verdict says, without when it was said and what exactly came back. */
function gistOf(verdict: ExerciseVerdict): string {
  return JSON.stringify([
    verdict.mode,
    verdict.score,
    verdict.tasks.map((task) => [
      task.id,
      task.status,
      task.checks.map((check) => [check.id, check.status, check.summary]),
    ]),
  ])
}

function withAchieved(verdict: ExerciseVerdict, achieved: Readonly<Record<string, string>>): ExerciseVerdict {
  return {
    ...verdict,
    tasks: verdict.tasks.map((task) => ({ ...task, achieved: achieved[task.id] ?? null })),
  }
}
