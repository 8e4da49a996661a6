import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { messageSchema } from './message-schema.ts'
import { AttemptReport, AttemptStep, ExerciseInfo } from './exercise.ts'
import { DataAbout, ImportReport, PROGRESS_PIECE, ProgressFile } from './data.ts'
import {
  DoctorFinding,
  ExerciseId,
  HostName,
  LabSession,
  LabState,
  Logs,
  RepairEvent,
  Seed,
  SystemStatus,
  Trouble,
} from './lab.ts'
import { CertificateName, CertificateStanding } from './audit/certificate.ts'
import { auditContract } from './audit/rpc.ts'
import { JoinForm, Membership } from './class/membership.ts'
import { Picture, PictureOf } from './picture.ts'
import { RecordingId, RecordingInfo, RecordingPiece } from './recording.ts'
import { Note, NotePlace } from './notes.ts'
import { Solution } from './solution.ts'
import { TerminalInfo, TerminalSize } from './terminal.ts'
import { ExerciseVerdict } from './verdict.ts'

/**
 * The one contract between the engine and whoever shows it. Expected failures are the typed error
 * TROUBLE, whose data is for a person to read; anything else is a bug.
 */
const base = oc.errors({ TROUBLE: { data: Trouble } })
const ofExercise = z.object({ exercise: ExerciseId })

/** How far a learner is with one exercise. */
export const ExerciseProgress = z.object({
  exercise: ExerciseId,
  /** Task id → when it was first achieved. */
  achieved: z.record(z.string(), z.iso.datetime()),
  /** Task id → how many hints were shown. */
  hintsShown: z.record(z.string(), z.number().int()),
  attempts: z.array(AttemptReport),
  /** How long the learner was at it, with its lab open. */
  workedSeconds: z.int().nonnegative(),
})
export type ExerciseProgress = z.infer<typeof ExerciseProgress>

/** How far a learner is with one exercise, in short. */
export const ExerciseStanding = z.object({
  exercise: ExerciseId,
  /** Tasks that were achieved, by their ids. */
  achieved: z.array(z.string()),
  /** Tasks that this machine can't do, as far as somebody looked; they don't count. */
  unsupported: z.array(z.string()),
  /** When its lab was last opened or something in it was found; `null` if never. */
  lastWorkedAt: z.iso.datetime().nullable(),
})
export type ExerciseStanding = z.infer<typeof ExerciseStanding>

/** What grading of one exercise is doing. `verdict` is the newest one, kept while the next is made. */
export const GradingState = z.object({
  phase: z.enum(['idle', 'looking', 'checking']),
  verdict: ExerciseVerdict.nullable(),
})
export type GradingState = z.infer<typeof GradingState>

/** A running attempt, step by step; `report` comes last. */
export const AttemptEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: AttemptStep }),
  z.object({ kind: z.literal('report'), report: AttemptReport }),
])
export type AttemptEvent = z.infer<typeof AttemptEvent>

export const contract = {
  system: {
    /** The current status first, then every change. */
    watch: base.output(eventIterator(SystemStatus)),
    /** Starts building what is missing; returns at once, progress comes by `watch`. */
    setUp: base.output(z.void()),
    /** Ends a running set-up; what was built stays for the next try. */
    cancelSetUp: base.output(z.void()),
    /** Looks at everything that labs need on this machine. */
    doctor: base.output(z.array(DoctorFinding)),
    /** Does what a finding's repair says, as far as there is anything to do; ends early when nobody listens any more. */
    repair: base.input(z.object({ finding: z.string().max(40) })).output(eventIterator(RepairEvent)),
    logs: base.output(Logs),
  },
  data: {
    about: base.output(DataAbout),
    /** Shows the data folder on this machine's desktop, where `canOpen` says so. */
    open: base.output(z.void()),
    export: base.output(ProgressFile),
    /** Takes in a progress file, whole or not at all. It comes in pieces; the report with the last one. */
    import: base
      .input(
        z.object({
          id: z.string().max(40),
          /** Counts from 0. */
          piece: z.int().min(0),
          text: z.string().max(PROGRESS_PIECE),
          isLast: z.boolean(),
        }),
      )
      .output(ImportReport.nullable()),
  },
  course: {
    list: base.output(z.array(ExerciseInfo)),
    progress: base.input(ofExercise).output(ExerciseProgress),
    /** All exercises at once, in no order. */
    overview: base.output(z.array(ExerciseStanding)),
    /** Shows the next hint of a task; answers all that are shown, in order. Already shown ones with `next: false`. */
    hints: base
      .input(ofExercise.extend({ task: z.string(), next: z.boolean() }))
      .output(z.object({ shown: z.array(messageSchema), total: z.number().int() })),
    /** Whether the solution is offered; its ways too where `show` asks for them and it is, which is then remembered. */
    solution: base.input(ofExercise.extend({ show: z.boolean() })).output(Solution),
    /** How far one is from a certificate of an exercise, with what was typed as a name; and where nothing is missing, that. */
    certificate: base.input(ofExercise.extend({ name: CertificateName })).output(CertificateStanding),
    /** Adds time that somebody was at it; a window tells this about twice a minute. */
    worked: base.input(ofExercise.extend({ seconds: z.int().min(1).max(120) })).output(z.void()),
  },
  notes: {
    /** All of them. */
    list: base.output(z.array(Note)),
    /** Those of one lesson, by their headings. */
    get: base.input(NotePlace.pick({ lesson: true })).output(z.array(Note)),
    /** Instead of what stood there; without text, nothing stands there any more. */
    save: base.input(NotePlace.extend({ text: Note.shape.text })).output(z.void()),
  },
  lab: {
    watch: base.input(ofExercise).output(eventIterator(LabState)),
    /** All labs that are open, also those that the command line opened. */
    list: base.output(z.array(LabSession)),
    /** Opens the exercise's lab; returns when it is open. Open already with the same seed or none asked: nothing happens. */
    open: base.input(ofExercise.extend({ seed: Seed.optional() })).output(LabSession),
    /** Fresh hosts, the same seed; progress stays. */
    reset: base.input(ofExercise).output(LabSession),
    /** Fresh hosts, a new seed, achievements of this exercise forgotten. */
    startOver: base.input(ofExercise).output(LabSession),
    close: base.input(ofExercise).output(z.void()),
  },
  grading: {
    /** Live verdicts; looking goes on while somebody watches. */
    watch: base.input(ofExercise).output(eventIterator(GradingState)),
    /** A full check on demand; may restart docker on the lab host. */
    check: base.input(ofExercise).output(ExerciseVerdict),
  },
  attempt: {
    run: base.input(ofExercise).output(eventIterator(AttemptEvent)),
  },
  picture: {
    /**
     * The newest picture first, then every change; looking goes on while somebody watches. Silent while no lab is
     * open, and goes on with the next one.
     */
    watch: base.input(ofExercise.extend(PictureOf.shape)).output(eventIterator(Picture)),
  },
  terminal: {
    list: base.input(ofExercise).output(z.array(TerminalInfo)),
    /** Opens a shell on a lab host. Its bytes flow on a channel of their own, see terminal.ts. */
    open: base
      .input(
        ofExercise.extend({ host: HostName, record: z.boolean().default(false) }).extend(TerminalSize.shape),
      )
      .output(TerminalInfo),
    close: base.input(z.object({ id: z.string() })).output(z.void()),
  },
  audit: auditContract,
  recording: {
    /** The newest first. */
    list: base.output(z.array(RecordingInfo)),
    /** Its file piece by piece, from byte 0 on. */
    read: base.input(z.object({ id: RecordingId, from: z.number().int().min(0) })).output(RecordingPiece),
    /** Those that are gone already don't matter; one that is running ends. */
    remove: base.input(z.object({ ids: z.array(RecordingId).max(1000) })).output(z.void()),
  },
  /** This learner's side of a class. What staff do is classContract, see class/rpc.ts. */
  classroom: {
    watch: base.output(eventIterator(Membership)),
    /** Asks a class server to be taken in. Answers once it has answered; `waiting` goes on by itself. */
    join: base.input(JoinForm).output(Membership),
    /** Reports that are not acknowledged yet are given up. What was achieved stays on this machine. */
    leave: base.output(z.void()),
    /** Messages up to this one were read. */
    read: base.input(z.object({ message: z.uuid() })).output(z.void()),
    answerLook: base.input(z.object({ look: z.uuid(), yes: z.boolean() })).output(z.void()),
    /** Starts a class server on this machine, or finds the one that runs; where this kind of app can. `network`: other machines reach it; `stay`: it goes on when the app ends. */
    serve: base
      .input(z.object({ network: z.boolean(), stay: z.boolean() }).optional())
      .output(z.object({ link: z.string() })),
  },
}
