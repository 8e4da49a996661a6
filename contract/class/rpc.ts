import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { ProgressFile } from '../data.ts'
import { ExerciseInfo } from '../exercise.ts'
import { ExerciseId, Trouble } from '../lab.ts'
import { RecordingId, RecordingInfo, RecordingPiece } from '../recording.ts'
import { TerminalInfo } from '../terminal.ts'
import { ClassCourse, ClassMessage, LabRequest, Look } from './course.ts'
import { MoveRequest, Person, PersonId, PersonName, Role, RosterId, RosterLine } from './person.ts'
import { REPORTS_AT_ONCE, SignedReport } from './report.ts'
import { AnswerAlarm, HostedState, ReportDetail, RoomNews, TimelineEntry } from './room.ts'

const base = oc.errors({ TROUBLE: { data: Trouble } })
const ofPerson = z.object({ person: PersonId })
const Login = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[\w.@+-]+$/)
const Password = z.string().min(10).max(200)

/** What a learner's engine is told: all of it at once, whenever something of it changes. */
export const MemberNews = z.object({
  className: z.string(),
  name: PersonName,
  course: ClassCourse,
  /** The newest last, at most 100. */
  messages: z.array(ClassMessage),
  /** What was asked and not yet said to be done. */
  requests: z.array(LabRequest),
  looks: z.array(Look),
  /** The clock of the class when this was sent. */
  now: z.iso.datetime(),
})
export type MemberNews = z.infer<typeof MemberNews>

/** What a file of grades or evidence is. */
export const ClassFile = z.object({ name: z.string(), type: z.string(), base64: z.string() })
export type ClassFile = z.infer<typeof ClassFile>

export const GradesFormat = z.enum(['csv', 'json', 'gradescope', 'prairielearn', 'junit', 'evidence'])
export type GradesFormat = z.infer<typeof GradesFormat>

/** In one line, as it stands in titles and files. */
const ClassName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u)

export const ClassSettings = z.object({
  name: ClassName,
  /** Whoever is not on the list can't join. */
  rosterOnly: z.boolean(),
  /** Nobody new comes in while it is closed. */
  joiningOpen: z.boolean(),
})
export type ClassSettings = z.infer<typeof ClassSettings>

/** How somebody joins. */
export const Invitation = z.object({
  code: z.string(),
  /** Addresses at which the server is reached, the likeliest first. */
  addresses: z.array(z.string()),
  fingerprint: z.string(),
  /** Where the certificate is one that browsers trust. */
  isTrusted: z.boolean(),
  /** For the first address: has everything. */
  link: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

/** Between a class server and those in the class. Who may call what is in rights.ts; expected failures are TROUBLE. */
export const classContract = {
  me: {
    /** Who asks, and what this class is called. */
    get: base.output(z.object({ id: PersonId, name: PersonName, role: Role, className: z.string() })),
    /** Of staff. Ends their other sessions. */
    setPassword: base.input(z.object({ login: Login, password: Password })).output(z.void()),
    /** All that is kept of whoever asks, as a file. */
    data: base.output(ClassFile),
  },
  member: {
    watch: base.output(eventIterator(MemberNews)),
    /**
     * Keeps them, once each, and then answers; `kept` has the ids of all that have a readable one. An answer settles all
     * that were sent, also what can never be kept (unreadable, or not signed by this person's device): none of it is to
     * be sent again.
     */
    report: base
      .input(
        z.object({ reports: z.array(SignedReport).min(1).max(REPORTS_AT_ONCE.count), now: z.iso.datetime() }),
      )
      .output(z.object({ kept: z.array(z.uuid()) })),
    /** What this person's other devices have reported, for a machine that they go on with; times by the clock of the class. */
    work: base.output(ProgressFile),
    /** The request was carried out, or can't be. */
    done: base.input(z.object({ request: z.uuid() })).output(z.void()),
    /** Answers somebody who asks to look, or ends what was allowed. */
    answerLook: base.input(z.object({ look: z.uuid(), yes: z.boolean() })).output(z.void()),
    /** Which terminals can be looked at now; while a look runs. */
    terminals: base
      .input(z.object({ look: z.uuid(), terminals: z.array(TerminalInfo).max(64) }))
      .output(z.void()),
    /** This device no longer acts for the learner; what was reported stays. */
    leave: base.output(z.void()),
  },
  room: {
    /** One exercise of the class, live. */
    watch: base.input(z.object({ exercise: ExerciseId })).output(eventIterator(RoomNews)),
    /** What there is to do in this course. */
    exercises: base.output(z.array(ExerciseInfo)),
    timeline: base
      .input(ofPerson.extend({ exercise: ExerciseId.nullable(), before: z.uuid().nullable() }))
      .output(z.object({ entries: z.array(TimelineEntry), isEnd: z.boolean() })),
    report: base.input(ofPerson.extend({ report: z.uuid() })).output(ReportDetail),
    recordings: base.input(ofPerson).output(z.array(RecordingInfo)),
    recording: base
      .input(ofPerson.extend({ recording: RecordingId, from: z.int().nonnegative() }))
      .output(RecordingPiece),
    alarms: base.output(z.array(AnswerAlarm)),
    dismissAlarm: base.input(z.object({ alarm: z.string().max(200) })).output(z.void()),
    hosted: base.output(HostedState.nullable()),
  },
  help: {
    /** To one, or to all where `person` is `null`. */
    send: base
      .input(ClassMessage.pick({ text: true, pointer: true }).extend({ person: PersonId.nullable() }))
      .output(ClassMessage),
    messages: base.input(z.object({ person: PersonId.nullable() })).output(z.array(ClassMessage)),
    lab: base.input(ofPerson.extend({ exercise: ExerciseId, what: LabRequest.shape.what })).output(z.void()),
    /** Asks to see a learner's terminals; what they show comes by LOOK_PATH once they said yes. */
    look: base
      .input(ofPerson)
      .output(
        eventIterator(
          z.discriminatedUnion('state', [
            z.object({ state: z.literal('asked'), look: z.uuid() }),
            z.object({ state: z.literal('running'), look: z.uuid(), terminals: z.array(TerminalInfo) }),
            z.object({ state: z.literal('ended'), why: z.enum(['refused', 'ended', 'away']) }),
          ]),
        ),
      ),
  },
  course: {
    get: base.output(ClassCourse),
    set: base.input(ClassCourse).output(z.void()),
  },
  people: {
    list: base.output(z.array(Person)),
    invitation: base.output(Invitation),
    newCode: base.output(Invitation),
    moves: base.output(z.array(MoveRequest)),
    answerMove: base.input(z.object({ request: z.uuid(), yes: z.boolean() })).output(z.void()),
    add: base.input(z.object({ name: PersonName, rosterId: RosterId.nullable(), role: Role })).output(Person),
    /** CSV with a line of headings; `dryRun` changes nothing. */
    importRoster: base
      .input(z.object({ csv: z.string().max(200_000), dryRun: z.boolean() }))
      .output(z.array(RosterLine)),
    rename: base.input(ofPerson.extend({ name: PersonName, rosterId: RosterId.nullable() })).output(Person),
    /** Of an assistant or instructor. */
    setLogin: base.input(ofPerson.extend({ login: Login, password: Password })).output(z.void()),
    /** All their devices and browsers have to join again. */
    signOut: base.input(ofPerson).output(z.void()),
  },
  grades: {
    /** Of one learner where `person` is given, else of all; `evidence` of one only. */
    get: base.input(z.object({ format: GradesFormat, person: PersonId.optional() })).output(ClassFile),
  },
  data: {
    /** All that is kept of one person. */
    export: base.input(ofPerson).output(ClassFile),
    /** Removes a person and all that is kept of them. */
    remove: base.input(ofPerson).output(z.void()),
  },
  settings: {
    get: base.output(ClassSettings),
    set: base.input(ClassSettings).output(z.void()),
  },
}
