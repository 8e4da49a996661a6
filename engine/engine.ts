import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import {
  type ByteChannel,
  type ExerciseDefinition,
  type HostName,
  type LabState,
  type TerminalSize,
  type contract,
  render,
} from '../contract/index.ts'
import { createCare } from './care.ts'
import { createClassroom } from './classroom/classroom.ts'
import type { HostedMembership } from './classroom/connection.ts'
import { enterHome } from './doctor/running-apps.ts'
import {
  type ExecOptions,
  type LabHosts,
  type LabProcess,
  type RunningLab,
  type TerminalSource,
  troubleInWords,
} from './hosts/lab-hosts.ts'
import { keepLogIn, logError } from './log.ts'
import { type Pictures, createPictures } from './pictures/pictures.ts'
import { openProgress } from './progress/progress.ts'
import { KEPT, KEPT_OF_GUEST, createRecordings } from './recordings/recordings.ts'
import { attachRpc } from './rpc/attach-rpc.ts'
import { guestProcedures } from './rpc/guest.ts'
import { type Procedures, createRouter } from './rpc/router.ts'
import type { TextChannel } from './rpc/text-channel.ts'
import { createAttempts } from './session/attempts.ts'
import { exerciseInfo, exerciseProgress, hints, overview } from './session/course.ts'
import { type Grader, createGrader } from './session/grader.ts'
import { type Lab, createLab } from './session/lab.ts'
import { createLabs } from './session/labs.ts'
import { solution } from './session/solution.ts'
import { createUsage } from './session/usage.ts'
import { type FindHosts, createSystem } from './system.ts'
import { localShell, sshShell } from './terminal/pty.ts'
import type { SshTarget } from './terminal/ssh-target.ts'
import { createTerminals } from './terminal/terminals.ts'
import { troubles } from './troubles.ts'

/** The whole engine as its three hosts (Electron, web, command line) see it. */
export interface Engine {
  /** The contract, called in this process. */
  readonly client: ContractRouterClient<typeof contract>
  /** Serves the contract on a channel until either side closes it. */
  attachRpc(channel: TextChannel): void
  /** Connects a terminal's byte channel; closes it when there is no such terminal. */
  attachTerminal(id: string, channel: ByteChannel): void
  /** A process on a host of an open lab; `exercise` may be left out when one lab is open. Throws TroubleError. */
  exec(target: LabTarget, argv: readonly string[], options?: ExecOptions): Promise<LabProcess>
  shell(target: LabTarget, size: TerminalSize): Promise<TerminalSource>
  /** Ends terminals and watches; removes the labs that this kind of process opened where `closeLabs`; releases the database. */
  dispose(options: { closeLabs: boolean }): Promise<void>
  /** For whoever has several engines on one machine. */
  readonly labs: {
    /** All that there are, with the time of last use in milliseconds since 1970. */
    list(): { exercise: string; kind: LabState['kind']; usedAt: number }[]
    /** Shuts a lab's hosts down until it is opened again; `false` when there is nothing to shut down, or something is under way. */
    putAway(exercise: string): Promise<boolean>
  }
}

export interface LabTarget {
  exercise?: string
  host: HostName
}

export interface EngineOptions {
  /** See home.ts. */
  home: string
  /** A function is called when lab hosts are first needed, and again on `setUp` if it threw a TroubleError. */
  hosts: LabHosts | FindHosts
  // oxlint-disable-next-line typescript/no-explicit-any -- each exercise has an observation of its own
  exercises: readonly ExerciseDefinition<any>[]
  /** Folder of the exercises, for their solutions; labs of this project when absent. */
  labs?: string
  /** The app looks for Docker at once, follows what other processes do and keeps a standby. */
  openedBy: 'app' | 'cli'
  /**
   * Whoever uses it works on another's machine: they learn and change nothing of it, less is kept of them, the log is
   * the owner's, and labs outlast a restart of the machine.
   */
  isGuest?: boolean
  /** Shows a folder on this machine's desktop; absent where there is none. */
  openFolder?(path: string): void
  /** Offers `local` as a host with a shell on this machine. */
  allowLocalShell?: boolean
  /** Servers to offer as hosts, by the name they have here. */
  sshTargets?: Readonly<Record<HostName, SshTarget>>
  /** The class that hosts this engine; absent on a learner's own machine, where one joins. */
  classroom?: HostedMembership
  /** Starts a class server, or finds the one that runs; absent where this kind of app can't. */
  serveClass?(): Promise<{ link: string }>
}

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

  const care = createCare({ ...options, system, progress, onImport: refreshGraders })

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
      solution: (id, show) =>
        solution(
          { exercise: entry(id).exercise, state: entry(id).lab.state.get(), progress, labs: options.labs },
          show,
        ),
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
      open: (id, seed) => entry(id).lab.open(seed),
      reset: (id) => entry(id).lab.reset(),
      startOver: (id) => entry(id).lab.startOver(),
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
    classroom: createClassroom(),
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
          usedAt: usage.usedAt(exercise),
        })),
      putAway: async (exercise) => (await entries.get(exercise)?.lab.sleep()) ?? false,
    },
  }

  async function disposeAll(closeLabs: boolean): Promise<void> {
    attempts.dispose()
    terminals.dispose()
    await recordings.close()
    for (const { grader, pictures } of entries.values()) {
      pictures.dispose()
      await grader.dispose()
    }
    await labs.dispose({ close: closeLabs })
    await standby
    await system.dispose()
    await progress.close()
    leaveHome()
  }
}

/** A shell that isn't on a lab host, where this engine offers one by that name. */
function shellElsewhere(
  { allowLocalShell, sshTargets = {} }: EngineOptions,
  host: string,
): ((size: TerminalSize) => Promise<TerminalSource>) | undefined {
  if (host === 'local' && allowLocalShell) return localShell
  const target = Object.hasOwn(sshTargets, host) ? sshTargets[host] : undefined
  return target && ((size) => sshShell(target, size))
}
