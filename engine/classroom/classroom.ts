import { setTimeout as sleep } from 'node:timers/promises'
import type { ClassLink, Membership } from '../../contract/class/index.ts'
import type { ExerciseDefinition, Trouble } from '../../contract/index.ts'
import type { TroubleError } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import { observable } from '../observable.ts'
import type { Progress } from '../progress/progress.ts'
import type { Recordings } from '../recordings/recordings.ts'
import type { Procedures } from '../rpc/router.ts'
import type { Lab } from '../session/lab.ts'
import type { Terminals } from '../terminal/terminals.ts'
import { createCarryOut } from './carry-out.ts'
import type { HostedMembership } from './connection.ts'
import { joinClass } from './joining.ts'
import { membershipView } from './membership-view.ts'
import { notOpenYet, solutionRule } from './policies.ts'
import { createRunning } from './running.ts'
import type { ServeAsk } from './serving/class-starter.ts'
import { classTroubles } from './troubles.ts'

/** A window is told of changes no more often than this, in milliseconds. */
const REFRESH_MS = 50

export interface ClassroomOptions {
  progress: Progress
  recordings: Pick<Recordings, 'longerThan' | 'read'>
  terminals: Pick<Terminals, 'list' | 'observe'>
  labOf(exercise: string): Pick<Lab, 'reset' | 'startOver'> | undefined
  /** A command leaves what it has to tell to the app. */
  openedBy: 'app' | 'cli'
  hosted?: HostedMembership
  serveClass?(ask?: ServeAsk): Promise<{ link: string }>
  /** A class is to be told what was found already. */
  onJoined(): void
  /** What was achieved on another machine is in the books of this one. */
  onWorkTaken(): void
}

/** This learner's side of a class. */
export interface Classroom {
  readonly procedures: Procedures['classroom']
  /** Why the lab can't be opened yet, if so. */
  notOpenYet(exercise: ExerciseDefinition): Promise<TroubleError | undefined>
  solutionRule(exercise: ExerciseDefinition): Promise<'own' | 'open' | TroubleError>
  /** Nothing more is done for the class from now on; what happens yet is still told. */
  quiet(): void
  /** Tells what is left to tell, for a moment, and disconnects. */
  dispose(): Promise<void>
}

/** Takes up the class that this learner was in. */
export async function createClassroom(options: ClassroomOptions): Promise<Classroom> {
  const { progress, openedBy, hosted, serveClass } = options
  const membership = observable<Membership>({ kind: 'none' })
  const idle = (): ClassLink => ({ kind: 'offline', since: new Date().toISOString(), trouble: null })
  let link = idle()
  let refused: Trouble | undefined

  /** The newest is shown, whatever the order in which answers come. */
  let reading = 0
  async function refresh(): Promise<Membership> {
    const mine = (reading += 1)
    const [member, waiting, pending, carriedOut] = await Promise.all([
      progress.member(),
      progress.waiting(),
      progress.pendingReports(),
      progress.carriedOut(),
    ])
    const view = membershipView({ member, waiting, pending, carriedOut, link, refused })
    if (mine === reading && JSON.stringify(view) !== JSON.stringify(membership.get())) membership.set(view)
    return view
  }
  let refreshing: Promise<unknown> | undefined
  let isOver = false
  /** However often it is asked, once at a time and once more after that. */
  function refreshSoon(): void {
    isStale = true
    refreshing ??= (async () => {
      for (; isStale && !isOver; await sleep(REFRESH_MS)) {
        isStale = false
        await refresh()
      }
    })()
      .catch((error) => logError('reading how it stands with the class', error))
      .finally(() => (refreshing = undefined))
  }
  let isStale = false

  const requests = createCarryOut(options)
  const running = createRunning({
    ...options,
    requests,
    onLink(state) {
      link = state ?? idle()
      refreshSoon()
    },
    onChange: refreshSoon,
    onRefused(trouble) {
      refused = trouble
    },
  })

  const ruled = async (exercise: ExerciseDefinition) => {
    const member = await progress.member()
    const now = new Date(Date.now() + (member?.clockAhead ?? 0))
    return { exercise, course: member?.news?.course, now }
  }

  if (hosted) await beHosted(progress, hosted)
  if (openedBy === 'app') await running.sync()
  await refresh()

  return {
    procedures: {
      watch: (signal) => membership.watch(signal),
      async join(form) {
        if (hosted) throw classTroubles.hosted()
        const member = await progress.member()
        if (member && !(await running.renew(member, form)))
          throw classTroubles.memberAlready(member.className)
        if (!member) {
          refused = undefined
          const result = await joinClass(form)
          if (result.kind === 'in') await progress.saveMember(result.joined)
          else await progress.saveWaiting(result.waiting)
          if (result.kind === 'in') options.onJoined()
        }
        if (openedBy === 'app') await running.sync()
        return refresh()
      },
      async leave() {
        if (hosted) throw classTroubles.hosted()
        refused = undefined
        await running.leave()
        await refresh()
      },
      async read(message) {
        await progress.saveRead(message)
        await refresh()
      },
      answerLook: (look, yes) => running.answerLook(look, yes),
      async serve(ask) {
        if (!serveClass) throw classTroubles.cannotServe()
        return serveClass(ask)
      },
    },
    notOpenYet: async (exercise) => notOpenYet(await ruled(exercise)),
    solutionRule: async (exercise) => solutionRule(await ruled(exercise)),
    quiet: () => requests.stop(),
    async dispose() {
      requests.stop()
      await running.dispose()
      await requests.idle()
      isOver = true
      await refreshing
      membership.end()
    },
  }
}

/** The class that hosts this engine knows it by its person; its key is as old as its home. */
async function beHosted(progress: Progress, { className, me }: HostedMembership): Promise<void> {
  const member = await progress.member()
  if (member?.place === 'hosted' && member.person === me.id) return
  const { drawKey } = await import('./keys.ts')
  await progress.saveMember({
    address: '',
    fingerprint: null,
    className,
    name: me.name,
    place: 'hosted',
    person: me.id,
    device: 'hosted',
    token: null,
    key: drawKey(),
  })
}
