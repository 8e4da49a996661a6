import type { Assignment, LabPlace, RoomRow } from '../../contract/class/index.ts'
import type { ExerciseDefinition } from '../../contract/index.ts'
import { createAlarms } from './alarms.ts'
import type { Digest } from './digest.ts'
import { type DrawnExercise } from './distinctive.ts'
import { type Work, addReport, noWork } from './work.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
export type RoomExercise = DrawnExercise & Pick<ExerciseDefinition<any>, 'tasks'>

/** What the room knows of a learner from elsewhere than their reports. */
export interface Learner {
  person: string
  name: string
  place: LabPlace | null
  lastSeenAt: string | null
}

/** A report of the room, as it was kept. */
export interface RoomReport {
  id: string
  person: string
  exercise: string
  at: string
  receivedAt: string
  digest: Digest
}

interface Standing {
  learner: Learner
  online: Set<string>
  isLookedAt: boolean
  workingOn: string | null
  works: Map<string, Work>
}

/** All learners and what they have done, in memory. `onChange` is called with whoever's row may be another now. */
export function createRoom(
  exercises: readonly RoomExercise[],
  dismissed: Iterable<string>,
  onChange: (person: string) => void,
) {
  const known = new Map(exercises.map((exercise) => [exercise.id, exercise]))
  const tasksOf = new Map(exercises.map(({ id, tasks }) => [id, new Set(tasks.map((task) => task.id))]))
  const standings = new Map<string, Standing>()
  const alarms = createAlarms(known, dismissed)
  let set: readonly string[] = []

  function overallOf({ works }: Standing): RoomRow['overall'] {
    let achieved = 0
    let of = 0
    for (const exercise of set) {
      of += tasksOf.get(exercise)?.size ?? 0
      for (const task of works.get(exercise)?.tasks.values() ?? [])
        if (task.achievedAt !== null) achieved += 1
    }
    return { achieved, of }
  }

  function add({ id, person, exercise, at, receivedAt, digest }: RoomReport): void {
    const standing = standings.get(person)
    const tasks = tasksOf.get(exercise)
    if (!standing) return
    if ((standing.learner.lastSeenAt ?? '') < receivedAt) standing.learner.lastSeenAt = receivedAt
    onChange(person)
    if (!tasks || digest.kind === 'recording') return
    const work = standing.works.get(exercise) ?? noWork()
    standing.works.set(exercise, work)
    addReport(work, { id, at, digest }, tasks)
    if (digest.kind !== 'lab' || digest.did !== 'closed') standing.workingOn = exercise
    const about = { person, exercise, report: id, at }
    if (digest.kind === 'lab') alarms.lab(about, digest.seed, digest.params)
    if (digest.kind === 'verdict' || digest.kind === 'attempt')
      alarms.answer(about, digest.kind, digest.tokens)
  }

  return {
    alarms,
    add,
    people: () => [...standings.keys()],
    /** Everybody who is in it; who is no longer there is forgotten. Returns who is gone. */
    setLearners(learners: readonly Learner[]): string[] {
      const present = new Set(learners.map(({ person }) => person))
      for (const learner of learners) {
        const before = standings.get(learner.person)
        const lastSeenAt = later(before?.learner.lastSeenAt ?? null, learner.lastSeenAt)
        if (before && before.learner.name === learner.name && before.learner.place === learner.place) {
          before.learner.lastSeenAt = lastSeenAt
          continue
        }
        standings.set(learner.person, {
          ...(before ?? { online: new Set(), isLookedAt: false, workingOn: null, works: new Map() }),
          learner: { ...learner, lastSeenAt },
        })
        onChange(learner.person)
      }
      const gone = [...standings.keys()].filter((person) => !present.has(person))
      for (const person of gone) {
        standings.delete(person)
        alarms.forget(person)
      }
      return gone
    },
    setCourse(assignments: readonly Pick<Assignment, 'exercise' | 'isSet'>[]): void {
      set = assignments.filter(({ isSet }) => isSet).map(({ exercise }) => exercise)
      for (const person of standings.keys()) onChange(person)
    },
    setOnline(person: string, device: string, isOnline: boolean, at: string): void {
      const standing = standings.get(person)
      if (!standing) return
      if (isOnline) standing.online.add(device)
      else standing.online.delete(device)
      standing.learner.lastSeenAt = at
      onChange(person)
    },
    isOnline: (person: string): boolean => (standings.get(person)?.online.size ?? 0) > 0,
    setLookedAt(person: string, isLookedAt: boolean): void {
      const standing = standings.get(person)
      if (!standing) return
      standing.isLookedAt = isLookedAt
      onChange(person)
    },
    /** Tasks that were first achieved with a report. */
    achievedBy(person: string, exercise: string, report: string): string[] {
      const tasks = standings.get(person)?.works.get(exercise)?.tasks ?? []
      return [...tasks].filter(([, task]) => task.by === report).map(([id]) => id)
    },
    rowOf(person: string, exercise: string): RoomRow | undefined {
      const standing = standings.get(person)
      if (!standing) return undefined
      const work = standing.works.get(exercise) ?? noWork()
      const { learner, online, isLookedAt, workingOn } = standing
      return {
        ...learner,
        online: online.size > 0,
        workingOn,
        isOpen: work.isOpen,
        tasks: Object.fromEntries(
          [...work.tasks].map(([id, { status, achievedAt }]) => [id, { status, achievedAt }]),
        ),
        failing: work.failing,
        lastReportAt: work.lastReportAt,
        attempts: work.attempts,
        hints: [...work.hints.values()].reduce((sum, shown) => sum + shown, 0),
        solutionSeen: work.solutionSeen,
        workedSeconds: work.workedSeconds,
        overall: overallOf(standing),
        isLookedAt,
      }
    },
  }
}
export type Room = ReturnType<typeof createRoom>

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)
