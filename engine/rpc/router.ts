import { implement } from '@orpc/server'
import {
  type AttemptEvent,
  type DataAbout,
  type DoctorFinding,
  type ExerciseInfo,
  type ExerciseProgress,
  type ExerciseStanding,
  type ExerciseVerdict,
  type GradingState,
  type ImportReport,
  type LabSession,
  type LabState,
  type Logs,
  type Message,
  type Note,
  type NotePlace,
  type Picture,
  type PictureOf,
  type ProgressFile,
  type RecordingInfo,
  type RecordingPiece,
  type RepairEvent,
  type Solution,
  type SystemStatus,
  type TerminalInfo,
  contract,
} from '../../contract/index.ts'
import type { AuditPolicy, CertificateStanding } from '../../contract/audit/index.ts'
import type { JoinForm, Membership } from '../../contract/class/index.ts'
import type { Audits } from '../audit/audits.ts'
import type { ServeAsk } from '../classroom/serving/class-starter.ts'
import type { Watch } from '../observable.ts'
import { asTrouble } from '../troubles.ts'
import { contractErrors } from './contract-errors.ts'

/** What the contract's procedures do. Everything here may throw TroubleError. */
export interface Procedures {
  system: {
    watch(signal?: AbortSignal): Watch<SystemStatus>
    setUp(): void
    cancelSetUp(): Promise<void>
    doctor(): Promise<DoctorFinding[]>
    repair(finding: string, signal?: AbortSignal): AsyncGenerator<RepairEvent, void, void>
    logs(): Promise<Logs>
  }
  data: {
    about(): Promise<DataAbout>
    open(): void
    export(): Promise<ProgressFile>
    import(piece: { id: string; piece: number; text: string; isLast: boolean }): Promise<ImportReport | null>
  }
  course: {
    list(): ExerciseInfo[]
    progress(exercise: string): Promise<ExerciseProgress>
    overview(): Promise<ExerciseStanding[]>
    hints(exercise: string, of: { task: string; next: boolean }): Promise<{ shown: Message[]; total: number }>
    solution(exercise: string, show: boolean): Promise<Solution>
    certificate(exercise: string, name: string): Promise<CertificateStanding>
    worked(exercise: string, seconds: number): Promise<void>
  }
  notes: {
    list(): Promise<Note[]>
    get(lesson: string): Promise<Note[]>
    save(place: NotePlace, text: string): Promise<void>
  }
  lab: {
    watch(exercise: string, signal?: AbortSignal): Watch<LabState>
    list(): Promise<LabSession[]>
    open(exercise: string, seed?: string): Promise<LabSession>
    reset(exercise: string): Promise<LabSession>
    startOver(exercise: string): Promise<LabSession>
    close(exercise: string): Promise<void>
  }
  grading: {
    watch(exercise: string, signal?: AbortSignal): Watch<GradingState>
    check(exercise: string): Promise<ExerciseVerdict>
  }
  attempt: { run(exercise: string): Promise<AsyncGenerator<AttemptEvent, void, void>> }
  picture: { watch(exercise: string, of: PictureOf, signal?: AbortSignal): Watch<Picture> }
  terminal: {
    list(exercise: string): TerminalInfo[]
    open(where: {
      exercise: string
      host: string
      cols: number
      rows: number
      record: boolean
    }): Promise<TerminalInfo>
    close(id: string): void
  }
  recording: {
    list(): Promise<RecordingInfo[]>
    read(id: string, from: number): Promise<RecordingPiece>
    remove(ids: readonly string[]): Promise<void>
  }
  classroom: {
    watch(signal?: AbortSignal): Watch<Membership>
    join(form: JoinForm): Promise<Membership>
    leave(): Promise<void>
    read(message: string): Promise<void>
    answerLook(look: string, yes: boolean): Promise<void>
    serve(ask?: ServeAsk): Promise<{ link: string }>
  }
  audit: Audits & {
    /** What an exercise says is meant to be on the host that was audited; `null` where none says it. */
    meant(id: string): Promise<AuditPolicy | null>
  }
}

const { asContractError, troublesOf, withTrouble } = contractErrors(asTrouble)

/** The contract over the procedures. What a window gets of a failure is a trouble to read, or nothing but its kind. */
export function createRouter(procedures: Procedures) {
  const {
    system,
    data,
    course,
    lab,
    grading,
    attempt,
    picture,
    terminal,
    recording,
    notes,
    classroom,
    audit,
  } = procedures
  const os = implement(contract).use(async ({ next, path }) => {
    try {
      return await next()
    } catch (error) {
      throw asContractError(error, path)
    }
  })

  return os.router({
    system: {
      watch: os.system.watch.handler(({ signal }) => system.watch(signal)),
      setUp: os.system.setUp.handler(() => system.setUp()),
      cancelSetUp: os.system.cancelSetUp.handler(() => system.cancelSetUp()),
      doctor: os.system.doctor.handler(() => system.doctor()),
      repair: os.system.repair.handler(({ input, signal }) =>
        withTrouble(system.repair(input.finding, signal), ['system', 'repair']),
      ),
      logs: os.system.logs.handler(() => system.logs()),
    },
    data: {
      about: os.data.about.handler(() => data.about()),
      open: os.data.open.handler(() => data.open()),
      export: os.data.export.handler(() => data.export()),
      import: os.data.import.handler(({ input }) => data.import(input)),
    },
    course: {
      list: os.course.list.handler(() => course.list()),
      progress: os.course.progress.handler(({ input }) => course.progress(input.exercise)),
      overview: os.course.overview.handler(() => course.overview()),
      hints: os.course.hints.handler(({ input }) => course.hints(input.exercise, input)),
      solution: os.course.solution.handler(({ input }) => course.solution(input.exercise, input.show)),
      certificate: os.course.certificate.handler(({ input }) =>
        course.certificate(input.exercise, input.name),
      ),
      worked: os.course.worked.handler(({ input }) => course.worked(input.exercise, input.seconds)),
    },
    notes: {
      list: os.notes.list.handler(() => notes.list()),
      get: os.notes.get.handler(({ input }) => notes.get(input.lesson)),
      save: os.notes.save.handler(({ input: { text, ...place } }) => notes.save(place, text)),
    },
    lab: {
      watch: os.lab.watch.handler(({ input, signal }) => lab.watch(input.exercise, signal)),
      list: os.lab.list.handler(() => lab.list()),
      open: os.lab.open.handler(({ input }) => lab.open(input.exercise, input.seed)),
      reset: os.lab.reset.handler(({ input }) => lab.reset(input.exercise)),
      startOver: os.lab.startOver.handler(({ input }) => lab.startOver(input.exercise)),
      close: os.lab.close.handler(({ input }) => lab.close(input.exercise)),
    },
    grading: {
      watch: os.grading.watch.handler(({ input, signal }) => grading.watch(input.exercise, signal)),
      check: os.grading.check.handler(({ input }) => grading.check(input.exercise)),
    },
    attempt: {
      run: os.attempt.run.handler(({ input }) =>
        withTrouble(attempt.run(input.exercise), ['attempt', 'run']),
      ),
    },
    picture: {
      watch: os.picture.watch.handler(({ input, signal }) =>
        troublesOf(picture.watch(input.exercise, input, signal), ['picture', 'watch']),
      ),
    },
    terminal: {
      list: os.terminal.list.handler(({ input }) => terminal.list(input.exercise)),
      open: os.terminal.open.handler(({ input }) => terminal.open(input)),
      close: os.terminal.close.handler(({ input }) => terminal.close(input.id)),
    },
    recording: {
      list: os.recording.list.handler(() => recording.list()),
      read: os.recording.read.handler(({ input }) => recording.read(input.id, input.from)),
      remove: os.recording.remove.handler(({ input }) => recording.remove(input.ids)),
    },
    classroom: {
      watch: os.classroom.watch.handler(({ signal }) => classroom.watch(signal)),
      join: os.classroom.join.handler(({ input }) => classroom.join(input)),
      leave: os.classroom.leave.handler(() => classroom.leave()),
      read: os.classroom.read.handler(({ input }) => classroom.read(input.message)),
      answerLook: os.classroom.answerLook.handler(({ input }) => classroom.answerLook(input.look, input.yes)),
      serve: os.classroom.serve.handler(({ input }) => classroom.serve(input)),
    },
    audit: {
      targets: os.audit.targets.handler(() => audit.targets()),
      run: os.audit.run.handler(({ input, signal }) =>
        withTrouble(audit.run(input.target, { probe: input.probe, policy: input.policy, signal }), [
          'audit',
          'run',
        ]),
      ),
      list: os.audit.list.handler(() => audit.list()),
      get: os.audit.get.handler(({ input }) => audit.get(input.id)),
      remove: os.audit.remove.handler(({ input }) => audit.remove(input.ids)),
      file: os.audit.file.handler(({ input }) => audit.file(input)),
      policy: os.audit.policy.handler(({ input }) => audit.policy(input.daemon)),
      meant: os.audit.meant.handler(({ input }) => audit.meant(input.id)),
      savePolicy: os.audit.savePolicy.handler(({ input }) => audit.savePolicy(input.daemon, input.policy)),
    },
  })
}
