import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { type ExerciseDefinition, render } from '../contract/index.ts'
import { createAudits } from './audit/audits.ts'
import { meantOn } from './audit/meant-on.ts'
import { auditTargets } from './audit/targets.ts'
import { createCare } from './care.ts'
import { certificate } from './certificate/certificate.ts'
import { createClassroom } from './classroom/classroom.ts'
import { enterHome } from './doctor/running-apps.ts'
import { type RunningLab, troubleInWords } from './hosts/lab-hosts.ts'
import type { Engine, EngineOptions, LabTarget } from './engine-options.ts'
import { keepLogIn, logError } from './log.ts'
import { type Pictures, createPictures } from './pictures/pictures.ts'
import { openProgress } from './progress/progress.ts'
import { KEPT, KEPT_OF_GUEST, createRecordings } from './recordings/recordings.ts'
import { attachRpc } from './rpc/attach-rpc.ts'
import { guestProcedures } from './rpc/guest.ts'
import { type Procedures, createRouter } from './rpc/router.ts'
import { createAttempts } from './session/attempts.ts'
import { exerciseInfo, exerciseProgress, hints, overview, sessionOf } from './session/course.ts'
import { type Grader, createGrader } from './session/grader.ts'
import { type Lab, createLab } from './session/lab.ts'
import { createLabs } from './session/labs.ts'
import { solution } from './session/solution.ts'
import { createUsage } from './session/usage.ts'
import { createSystem } from './system.ts'
import { shellElsewhere } from './terminal/shell-elsewhere.ts'
import { createTerminals } from './terminal/terminals.ts'
import { troubles } from './troubles.ts'

export type { Engine, EngineOptions, LabTarget } from './engine-options.ts'

interface Entry {
  exercise: ExerciseDefinition
  lab: Lab
  grader: Grader
  pictures: Pictures
}

/** Throws TroubleError where the progress can't be opened; everything else that fails is told by `system.watch`. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { home, openedBy, isGuest = false } = options
  const progress = openProgress(home)
  if (!isGuest) keepLogIn(home)
  const leaveHome = openedBy === 'app' ? enterHome(home) : () => {}
  if (progress.setAside) logError('opening the progress', render(troubleInWords(progress.setAside)))

  const terminals = createTerminals()
  const recordings = createRecordings(join(home, 'recordings'), isGuest ? KEPT_OF_GUEST : KEPT)
  const usage = createUsage()
  const attempts = createAttempts(progress)
  const system = createSystem({ home, hosts: options.hosts, onHosts: (hosts) => labs.takeUp(hosts) })
  const entries = new Map<string, Entry>()
  for (const exercise of options.exercises as readonly ExerciseDefinition[]) {
    const lab = createLab({ exercise, progress, system, terminals, openedBy, canRest: isGuest })
    const grader = createGrader({ exercise, lab, progress })
    entries.set(exercise.id, { exercise, lab, grader, pictures: createPictures({ exercise, lab }) })
  }
  const refreshGraders = () => {
    for (const { grader } of entries.values())
      grader.refresh().catch((error) => logError('reading what was achieved elsewhere', error))
  }
  const labs = createLabs({ labs: entries, progress, onForeignChange: refreshGraders })
  await labs.expect()

  function entry(exercise: string): Entry {
    const found = entries.get(exercise)
    if (!found) throw troubles.unknownExercise(exercise)
    usage.used(exercise)
    return found
  }

  /** Throws the trouble of a class that begins later. A lab that is open stays so. */
  async function keptClosed(exercise: ExerciseDefinition, { state }: Lab): Promise<void> {
    const trouble = await classroom.notOpenYet(exercise)
    if (trouble && sessionOf(state.get()) === undefined) throw trouble
  }

  /** The lab that is meant, once it is known what is open. */
  async function running(exercise?: string): Promise<RunningLab> {
    if (exercise !== undefined) entry(exercise)
    await system.hosts()
    return entry(exercise ?? labs.onlyOpen()).lab.running()
  }

  async function onHost<T>({ exercise, host }: LabTarget, use: (lab: RunningLab) => Promise<T>): Promise<T> {
    const lab = await running(exercise)
    const known = lab.hosts().map(({ name }) => name)
    if (!known.includes(host)) throw troubles.unknownHost(host, known)
    return use(lab)
  }

  /** Begins to look for Docker and for what is open; what fails is shown by the status. */
  const look = () => void system.hosts().catch(() => {})

  let standby: Promise<void> = Promise.resolve()
  const keepStandby = () => {
    standby = standby
      .then(async () => {
        if (system.status.get().kind === 'ready') await labs.prepareLikely(await system.hosts())
      })
      .catch((error) => logError('preparing a lab', error))
  }

  const classroom = await createClassroom({
    ...options,
    hosted: options.classroom,
    progress,
    recordings,
    terminals,
    labOf: (id) => entries.get(id)?.lab,
    onJoined: () => entries.forEach(({ grader }) => grader.tellAgain()),
    onWorkTaken: refreshGraders,
  })

  const care = createCare({ ...options, system, progress, onImport: refreshGraders })

  const exerciseOf = ({ exercise }: { exercise: string }) => entries.get(exercise)?.exercise
  const audits = createAudits({
    home,
    progress,
    targets: async () => {
      if ((await progress.openSessions()).length > 0) await system.hosts()
      return auditTargets(labs.sessions())
    },
    async open(target, opening) {
      const { openAuditedHost } = await import('./audit/hosts/index.ts')
      const host = await openAuditedHost(target, { ...opening, home, lab: running })
      if (target.kind !== 'lab') return host
      const { session } = await running(target.exercise)
      return { ...host, policy: meantOn(exerciseOf(target), target, session), session: session.id }
    },
  })

  const procedures: Procedures = {
    system: {
      watch(signal) {
        look()
        return system.status.watch(signal)
      },
      setUp: () => system.setUp(),
      cancelSetUp: () => system.cancelSetUp(),
      ...care.system,
    },
    data: care.data,
    course: {
      list: () => [...entries.values()].map(({ exercise }) => exerciseInfo(exercise)),
      progress: (id) => exerciseProgress(entry(id).exercise, entry(id).lab.state.get(), progress),
      overview: () =>
        overview(
          [...entries.values()].map(({ exercise, lab }) => ({ exercise, state: lab.state.get() })),
          progress,
        ),
      hints: (id, of) => hints(entry(id).exercise, progress, of),
      async solution(id, show) {
        const { exercise, lab } = entry(id)
        const rule = await classroom.solutionRule(exercise)
        return solution({ exercise, state: lab.state.get(), progress, labs: options.labs, rule }, show)
      },
      certificate: (id, name) => certificate(entry(id).exercise, name, { home, progress }),
      worked: (id, seconds) => progress.addWorked(entry(id).exercise.id, seconds),
    },
    notes: {
      list: () => progress.notes(),
      get: (lesson) => progress.notes(lesson),
      save: (place, text) => progress.saveNote(place, text),
    },
    lab: {
      watch(id, signal) {
        look()
        return entry(id).lab.state.watch(signal)
      },
      async list() {
        if ((await progress.openSessions()).length > 0) await system.hosts()
        return labs.sessions()
      },
      async open(id, seed) {
        const { exercise, lab } = entry(id)
        await keptClosed(exercise, lab)
        return lab.open(seed)
      },
      reset: (id) => entry(id).lab.reset(),
      async startOver(id) {
        const { exercise, lab } = entry(id)
        await keptClosed(exercise, lab)
        return lab.startOver()
      },
      async close(id) {
        const { lab } = entry(id)
        await system.hosts()
        await lab.close()
      },
    },
    grading: {
      watch: (id, signal) => entry(id).grader.watch(signal),
      async check(id) {
        await running(id)
        return entry(id).grader.check()
      },
    },
    attempt: {
      run: async (id) => attempts.run(entry(id).exercise, await running(id)),
    },
    picture: { watch: (id, of, signal) => entry(id).pictures.watch(of, signal) },
    terminal: {
      list: (id) => terminals.list(entry(id).exercise.id),
      async open({ exercise, host, cols, rows, record }) {
        const size = { cols, rows }
        const recording = record
          ? (title: string) => recordings.start({ exercise, host, title, ...size })
          : undefined
        const elsewhere = entry(exercise).exercise.topology.includes(host)
          ? undefined
          : shellElsewhere(options, host)
        if (elsewhere)
          return terminals.open({ exercise, host, ofLab: false, size }, () => elsewhere(size), recording)
        return onHost({ exercise, host }, (lab) =>
          terminals.open({ exercise, host, ofLab: true, size }, () => lab.shell(host, size), recording),
        )
      },
      close: (id) => terminals.close(id),
    },
    recording: {
      list: () => recordings.list(),
      read: (id, from) => recordings.read(id, from),
      remove: (ids) => recordings.remove(ids),
    },
    classroom: classroom.procedures,
    audit: {
      ...audits,
      async meant(id) {
        const report = await audits.get(id)
        const { asked } = report.target
        if (asked.kind !== 'lab') return null
        const session = labs.sessions().find(({ exercise }) => exercise === asked.exercise)
        // A lab that was begun anew since has other parameters.
        return session && session.openedAt <= report.at
          ? (meantOn(exerciseOf(asked), asked, session) ?? null)
          : null
      },
    },
  }
  const router = createRouter(isGuest ? guestProcedures(procedures) : procedures)

  if (openedBy === 'app') {
    // Becoming ready, not being looked at again: a prepared lab that was put away stays away.
    let before = system.status.get().kind
    system.status.subscribe(({ kind }) => {
      if (kind === 'ready' && before !== 'ready') keepStandby()
      before = kind
    })
    for (const { lab } of entries.values())
      lab.state.subscribe(({ kind }) => kind === 'open' && keepStandby())
    labs.follow()
    look()
  }

  return {
    client: createRouterClient(router),
    attachRpc: (channel) => attachRpc(router, channel, {}),
    attachTerminal(id, channel) {
      const { exercise } = terminals.list().find((terminal) => terminal.id === id) ?? {}
      terminals.attach(id, exercise === undefined ? channel : usage.heard(channel, exercise))
    },
    exec: (target, argv, execOptions) => onHost(target, (lab) => lab.exec(target.host, argv, execOptions)),
    shell: (target, size) => onHost(target, (lab) => lab.shell(target.host, size)),
    dispose: ({ closeLabs }) => disposeAll(closeLabs),
    labs: {
      list: () =>
        [...entries].map(([exercise, { lab }]) => ({
          exercise,
          kind: lab.state.get().kind,
          session: sessionOf(lab.state.get())?.id,
          usedAt: usage.usedAt(exercise),
        })),
      putAway: async (exercise) => (await entries.get(exercise)?.lab.sleep()) ?? false,
    },
  }

  async function disposeAll(closeLabs: boolean): Promise<void> {
    attempts.dispose()
    await audits.close()
    classroom.quiet()
    terminals.dispose()
    await recordings.close()
    for (const { grader, pictures } of entries.values()) {
      pictures.dispose()
      await grader.dispose()
    }
    await labs.dispose({ close: closeLabs })
    await standby
    await classroom.dispose()
    await system.dispose()
    await progress.close()
    leaveHome()
  }
}
