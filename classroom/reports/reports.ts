import type {
  AnswerAlarm,
  ExerciseInfo,
  HostedState,
  MoveRequest,
  RecordingInfo,
  RecordingPiece,
  ReportDetail,
  RoomNews,
  SignedReport,
  TimelineEntry,
} from '../../contract/class/index.ts'
import type { Observable, Watch } from '../../engine/observable.ts'
import type { ClassDatabase } from '../store/database.ts'

/** Who reports: a person, by one of their devices. Both are known to the class. */
export interface Reporter {
  person: string
  device: string
}

export interface ReportsOptions {
  database: ClassDatabase
  /** The course, for how many tasks there are. */
  exercises: readonly ExerciseInfo[]
  /** The clock of the class. */
  now?: () => Date
  /** Shown on dashboards as they change. */
  moves?: Observable<readonly MoveRequest[]>
  hosted?: Observable<HostedState | null>
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
