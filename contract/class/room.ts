import { z } from 'zod'
import { AttemptReport } from '../exercise.ts'
import { ExerciseId } from '../lab.ts'
import { messageSchema } from '../message-schema.ts'
import { ExerciseVerdict, Status } from '../verdict.ts'
import { LabPlace, MoveRequest, PersonId } from './person.ts'

/** A check that fails for a learner now, and since when it has without anything else being achieved. */
export const Failing = z.object({
  task: z.string(),
  check: z.string(),
  /** Its text, without the values put in, is what groups learners by reason. */
  summary: messageSchema,
  since: z.iso.datetime(),
})
export type Failing = z.infer<typeof Failing>

/** One learner at one exercise. */
export const RoomRow = z.object({
  person: PersonId,
  name: z.string(),
  place: LabPlace.nullable(),
  online: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  /** The exercise that they did something in last, also where that is another. */
  workingOn: ExerciseId.nullable(),
  /** Whether a lab of the exercise that is watched is open. */
  isOpen: z.boolean(),
  /** Task id → how it stands now, and when it was first achieved by the clock of the class. */
  tasks: z.record(z.string(), z.object({ status: Status, achievedAt: z.iso.datetime().nullable() })),
  /** Only while the lab is open and something was reported. */
  failing: z.array(Failing),
  lastReportAt: z.iso.datetime().nullable(),
  attempts: z.object({ count: z.int(), last: AttemptReport.shape.outcome.nullable() }),
  hints: z.int(),
  solutionSeen: z.boolean(),
  workedSeconds: z.int(),
  /** Tasks of all exercises that are set. */
  overall: z.object({ achieved: z.int(), of: z.int() }),
  /** Their terminals are being looked at. */
  isLookedAt: z.boolean(),
})
export type RoomRow = z.infer<typeof RoomRow>

/** A value of one learner's lab that turned up in another's answer, or the same seed twice: a reason to look, no verdict. */
export const AnswerAlarm = z.object({
  id: z.string(),
  exercise: ExerciseId,
  kind: z.enum(['value-of-another', 'same-seed']),
  /** In whose answer it was found. */
  person: PersonId,
  /** Whose value it is. */
  of: PersonId,
  /** The parameter's name and the value; empty for a seed's name. */
  param: z.string(),
  value: z.string(),
  /** The report in which it was found. */
  report: z.uuid(),
  at: z.iso.datetime(),
  dismissed: z.boolean(),
})
export type AnswerAlarm = z.infer<typeof AnswerAlarm>

/** What hosted labs take, and who waits. */
export const HostedState = z.object({
  /** Lab hosts that run, and how many fit at most; `null` where labs are not hosted. */
  hosts: z.int(),
  fits: z.int(),
  /** What keeps it from being more: "memory", "cores", "inotify instances", "disk", "set". */
  bound: z.enum(['memory', 'cores', 'inotify', 'disk', 'set']),
  waiting: z.array(
    z.object({ person: PersonId, name: z.string(), exercise: ExerciseId, since: z.iso.datetime() }),
  ),
  /** Labs that were put away while nobody used them. */
  asleep: z.int(),
})
export type HostedState = z.infer<typeof HostedState>

/** What a dashboard shows: everything first, then what changed; at most a few times a second. */
export const RoomNews = z.object({
  /** `true`: `rows` are all rows, and older ones are to be forgotten. */
  isWhole: z.boolean(),
  rows: z.array(RoomRow),
  /** People who are not in the class any more. */
  gone: z.array(PersonId),
  /** Each whole, where it changed. */
  moves: z.array(MoveRequest).optional(),
  alarms: z.array(AnswerAlarm).optional(),
  hosted: HostedState.nullable().optional(),
  /** The clock of the class, for "since". */
  now: z.iso.datetime(),
})
export type RoomNews = z.infer<typeof RoomNews>

/** One thing in a learner's timeline; what is long (evidence, steps) is asked for by its report. */
export const TimelineEntry = z.object({
  report: z.uuid(),
  kind: z.enum(['lab', 'verdict', 'attempt', 'hint', 'solution', 'recording']),
  exercise: ExerciseId,
  /** By the clock of the class: that of the device, set right by the difference when it was connected. */
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  /** Of a lab what was done; of an attempt its outcome; of a hint its task; of a recording its id; else empty. */
  what: z.string(),
  /** Of a verdict: score and tasks that were achieved with it for the first time. */
  score: z.object({ score: z.int(), of: z.int(), achieved: z.array(z.string()) }).nullable(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** What a report says in full, for whoever looks closer. */
export const ReportDetail = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('verdict'), verdict: ExerciseVerdict }),
  z.object({ kind: z.literal('attempt'), report: AttemptReport }),
  z.object({ kind: z.literal('other') }),
])
export type ReportDetail = z.infer<typeof ReportDetail>
