import type {
  AnswerAlarm,
  HostedState,
  MoveRequest,
  ReportDetail,
  RoomNews,
  SignedReport,
  TimelineEntry,
} from '../../contract/class/index.ts'
import type { ProgressFile, RecordingInfo, RecordingPiece } from '../../contract/index.ts'
import { logError } from '../../engine/log.ts'
import type { Observable, Watch } from '../../engine/observable.ts'
import type { ClassDatabase } from '../store/database.ts'
import { listRecordings, readRecording } from './class-recordings.ts'
import { createDeviceKeys } from './device-keys.ts'
import { createFeeds } from './feeds.ts'
import { createKeeper } from './keeper.ts'
import type { TakenReport } from './read-report.ts'
import { readLearners, rebuild } from './rebuild.ts'
import { type RoomExercise, createRoom } from './room.ts'
import { take } from './take.ts'
import { createWorkFiles } from './work-file.ts'
import { reportDetail, timeline } from './timeline.ts'

/** Who reports: a person, by one of their devices. Both are known to the class. */
export interface Reporter {
  person: string
  device: string
}

export interface ReportsOptions {
  database: ClassDatabase
  /** The course: tasks, and what labs are drawn from. */
  exercises: readonly RoomExercise[]
  /** The clock of the class. */
  now?: () => Date
  /** Shown on dashboards as they change. */
  moves?: Pick<Observable<readonly MoveRequest[]>, 'get' | 'subscribe'>
  hosted?: Pick<Observable<HostedState | null>, 'get' | 'subscribe'>
}

/** What learners' machines tell, and what follows from it. */
export interface Reports {
  /**
   * Keeps them, once each, and resolves when they are on the disk: with the ids of all of them that have a readable
   * one. Whatever is not kept then can never be; an answer settles all that were sent.
   * Rejects with TroubleError `class-busy` where too much waits already, and with what the database says.
   */
  report(from: Reporter, reports: readonly SignedReport[], deviceNow: string): Promise<{ kept: string[] }>

  /** One exercise as dashboards show it: all rows first, then what changed. A slow consumer skips. */
  watchRoom(exercise: string, signal?: AbortSignal): Watch<RoomNews>
  /** A device of a learner has connected, or is gone. */
  setOnline(person: string, device: string, isOnline: boolean): void
  setLookedAt(person: string, isLookedAt: boolean): void
  /** Somebody was added, joined, was renamed or removed, or their devices changed: reads it anew. */
  peopleChanged(): Promise<void>
  /** What is set has changed: reads it anew. */
  courseChanged(): Promise<void>

  /** What this person's other devices have reported, as far as it is of use to another machine. */
  work(of: Reporter): Promise<ProgressFile>
  /** The newest first; from before the report `before`. */
  timeline(
    person: string,
    exercise: string | null,
    before: string | null,
  ): Promise<{ entries: TimelineEntry[]; isEnd: boolean }>
  /** Throws TroubleError `no-report`. */
  detail(person: string, report: string): Promise<ReportDetail>
  recordings(person: string): Promise<RecordingInfo[]>
  /** Throws TroubleError `no-recording`. */
  recording(person: string, recording: string, from: number): Promise<RecordingPiece>

  alarms(): AnswerAlarm[]
  dismissAlarm(alarm: string, by: string): Promise<void>

  /** Waits for what is being written, then ends all watches. */
  close(): Promise<void>
}

/** Reads all reports that there are, then is ready. */
export async function createReports({
  database,
  exercises,
  now = () => new Date(),
  moves,
  hosted,
}: ReportsOptions): Promise<Reports> {
  const { db } = database
  const dismissed = await db.selectFrom('dismissed_alarms').select('id').execute()
  const room = createRoom(
    exercises,
    dismissed.map(({ id }) => id),
    (person) => feeds.changed(person),
  )
  const feeds = createFeeds({
    people: room.people,
    rowOf: room.rowOf,
    alarms: room.alarms.list,
    alarmsVersion: room.alarms.version,
    moves: () => [...(moves?.get() ?? [])],
    hosted: () => hosted?.get() ?? null,
    now,
  })
  const keys = createDeviceKeys(database)
  const keeper = createKeeper(database, seen)
  const unsubscribe = [moves?.subscribe(feeds.movesChanged), hosted?.subscribe(feeds.hostedChanged)]

  /** What was kept is kept: nothing that fails here may keep it from being acknowledged. */
  function seen(rows: readonly TakenReport[]): void {
    for (const { received_at: receivedAt, ...row } of rows)
      try {
        room.add({ ...row, receivedAt })
      } catch (error) {
        logError('putting a report into the room', error)
      }
  }

  /** When a whole course joins at once, those who wait share what is read. */
  const peopleChanged = shared(async () => {
    keys.forget()
    for (const person of room.setLearners(await readLearners(database))) feeds.gone(person)
  })
  async function courseChanged(): Promise<void> {
    const rows = await db.selectFrom('assignments').select(['exercise', 'is_set']).execute()
    room.setCourse(rows.map(({ exercise, is_set: isSet }) => ({ exercise, isSet: isSet === 1 })))
  }

  await peopleChanged()
  await courseChanged()
  await rebuild(database, room)

  return {
    async report(from, reports, deviceNow) {
      const { rows, ids } = await take(from, reports, { keys, deviceNow, received: now() })
      await keeper.keep(rows)
      return { kept: ids }
    },
    watchRoom: feeds.watch,
    setOnline: (person, device, isOnline) => room.setOnline(person, device, isOnline, now().toISOString()),
    setLookedAt: room.setLookedAt,
    peopleChanged,
    courseChanged,
    work: createWorkFiles({ database, exercises, now }),
    timeline: (person, exercise, before) =>
      timeline(database, { person, exercise, before }, (of, report) => room.achievedBy(person, of, report)),
    detail: (person, report) => reportDetail(database, person, report),
    recordings: (person) => listRecordings(database, person, { now: now(), isOnline: room.isOnline(person) }),
    recording: (person, recording, from) => readRecording(database, { person, recording, from }),
    alarms: room.alarms.list,
    async dismissAlarm(alarm, by) {
      if (!room.alarms.list().some(({ id }) => id === alarm)) return
      const row = { id: alarm, by_person: by, at: now().toISOString() }
      await db
        .insertInto('dismissed_alarms')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      room.alarms.dismiss(alarm)
      feeds.alarmsChanged()
    },
    async close() {
      await keeper.close()
      for (const stop of unsubscribe) stop?.()
      feeds.close()
    },
  }
}

/** Work of which at most one runs and one waits: whoever asks gets one that begins after they asked. */
function shared(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  return () => {
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        return (running = work())
      })
    return next
  }
}
