import { type ExerciseDefinition, type LabSession, msg } from '../../contract/index.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import type { Progress } from '../progress/progress.ts'
import { troubles } from '../troubles.ts'
import type { Lab } from './lab.ts'
import { labSpec } from './lab-spec.ts'

/** How often another process's doings are looked for, in milliseconds. */
const FOLLOW_MS = 1000

export interface LabsOptions {
  labs: ReadonlyMap<string, { exercise: ExerciseDefinition; lab: Lab }>
  progress: Progress
  /** Something another process wrote was taken over. */
  onForeignChange(): void
}

/** All labs together: what other processes do with them, what was left behind, what is likely needed next. */
export interface Labs {
  /** Says at once that what was open is being looked for. */
  expect(): Promise<void>
  /** Takes up what is open, then removes what was left by processes that are gone. */
  takeUp(hosts: LabHosts): Promise<void>
  /** From now on takes over what other processes write. */
  follow(): void
  sessions(): LabSession[]
  /** The exercise of the only lab that is open. Throws TroubleError. */
  onlyOpen(): string
  /** Keeps a prepared lab for what will likely be opened or reset next. */
  prepareLikely(hosts: LabHosts): Promise<void>
  dispose(options: { close: boolean }): Promise<void>
}

export function createLabs({ labs, progress, onForeignChange }: LabsOptions): Labs {
  let hosts: LabHosts | undefined
  let timer: NodeJS.Timeout | undefined
  let seen = progress.foreignChanges()
  let unsettled = false
  let following: Promise<void> = Promise.resolve()

  async function reconcile(from: LabHosts): Promise<void> {
    const stored = await progress.openSessions()
    const done = await Promise.all(
      [...labs.values()].map(async ({ exercise, lab }) => {
        const mine = stored.find(({ session }) => session.exercise === exercise.id)
        return (await lab.reconcile(from, mine)) && !mine?.busy
      }),
    )
    unsettled = done.includes(false)
  }

  async function look(): Promise<void> {
    const now = progress.foreignChanges()
    if (!hosts || (now === seen && !unsettled)) return
    const foreign = now !== seen
    seen = now
    await reconcile(hosts)
    if (foreign) onForeignChange()
  }

  const openOnes = () =>
    [...labs.values()].flatMap(({ exercise, lab }) => {
      const now = lab.state.get()
      return now.kind === 'open' ? [{ exercise, session: now.session }] : []
    })

  /** The lab that was opened last; else the first exercise that isn't done; else, to look at it again, the first. */
  async function likely(): Promise<{ exercise: ExerciseDefinition; seed: string } | undefined> {
    const last = openOnes().toSorted((a, b) => b.session.openedAt.localeCompare(a.session.openedAt))[0]
    if (last) return { exercise: last.exercise, seed: last.session.seed }
    const ofLearner = await Promise.all(
      [...labs.values()].map(async ({ exercise }) => {
        const seed = await progress.seedOf(exercise.id)
        const achieved = await progress.achieved(exercise.id, seed)
        return { exercise, seed, done: exercise.tasks.every((task) => achieved[task.id] !== undefined) }
      }),
    )
    return ofLearner.find(({ done }) => !done) ?? ofLearner[0]
  }

  return {
    async expect() {
      for (const { session } of await progress.openSessions()) {
        const step = { step: msg`Looking for the lab that was open`, fraction: 0 }
        labs.get(session.exercise)?.lab.state.set({ kind: 'opening', progress: step })
      }
    },

    async takeUp(found) {
      seen = progress.foreignChanges()
      await reconcile(found)
      hosts = found
      const keep = await progress.openSessions()
      await found.sweep(new Set(keep.map(({ session }) => session.id)))
    },

    follow() {
      timer = setInterval(() => {
        following = following
          .then(look)
          .catch((error) => logError('looking at what other processes did', error))
      }, FOLLOW_MS)
      timer.unref()
    },

    sessions: () => openOnes().map(({ session }) => session),

    onlyOpen() {
      const open = openOnes().map(({ exercise }) => exercise.id)
      if (open.length > 1) throw troubles.severalOpen(open)
      if (open[0] === undefined) throw troubles.noLabOpen()
      return open[0]
    },

    async prepareLikely(from) {
      const next = await likely()
      if (next) from.keepStandby(labSpec(next.exercise, next.seed))
    },

    async dispose(options) {
      clearInterval(timer)
      await following
      for (const { lab } of labs.values()) await lab.dispose(options)
    },
  }
}
