import { createRouterClient } from '@orpc/server'
import type { Invitation } from '../contract/class/index.ts'
import type { ClassConnection, ConnectToClass } from '../engine/classroom/connection.ts'
import { logError } from '../engine/log.ts'
import { attachRpc } from '../engine/rpc/attach-rpc.ts'
import { exerciseInfo } from '../engine/session/course.ts'
import { createDevices } from './accounts/devices.ts'
import { createJoin } from './accounts/join.ts'
import { createMoves } from './accounts/moves.ts'
import { createPasswords } from './accounts/password.ts'
import { createPeople } from './accounts/people.ts'
import { openSettings } from './accounts/settings.ts'
import { createSignIn } from './accounts/sign-in.ts'
import { accountTroubles } from './accounts/troubles.ts'
import { byteChannelPair } from './byte-channel-pair.ts'
import { classProcedures } from './class-procedures.ts'
import { createConnections } from './connections.ts'
import { createAssignments } from './course/assignments.ts'
import { createMemberNews } from './course/member-news.ts'
import { createMessages } from './course/messages.ts'
import { createLabRequests } from './course/requests.ts'
import { createGrades } from './grades/grades.ts'
import { createLooks } from './looks/looks.ts'
import type { Caller, ClassOptions, ClassServer, Reach } from './parts.ts'
import { createReports } from './reports/reports.ts'
import { createClassRouter } from './rpc/router.ts'
import { openClassDatabase } from './store/database.ts'

/** How often is looked for devices that ran out, and moves that nobody waits for any more. */
const SWEEP_EVERY_MS = 60_000

/** A class on its database. Throws TroubleError where that can't be opened. */
export async function createClass(options: ClassOptions): Promise<ClassServer> {
  const { now = () => new Date(), home } = options
  const database = await openClassDatabase(options.database)
  const exercises = options.exercises.map((exercise) => exerciseInfo(exercise))
  const settings = await openSettings(database, options.name)
  const devices = createDevices(database.db, now)
  const passwords = createPasswords()
  const people = createPeople(database, { devices, passwords, now })
  const moves = await createMoves(database, now)
  const assignments = await createAssignments(database, settings, exercises)
  const messages = createMessages(database, now)
  const requests = createLabRequests(database, now)
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>()
  const className = async () => settings.get().name
  const hosted = await options.hosted?.({
    connect: connectLearner,
    nameOf: people.nameOf,
    className,
  })
  const reports = await createReports({
    ...{ database, exercises: options.exercises, now, moves: moves.open },
    ...(hosted && { hosted: hosted.state }),
  })
  const connections = createConnections()
  const looks = await createLooks({ db: database.db, isThere: connections.isThere, now })
  const newsroom = createMemberNews(async (person) => {
    const name = await people.nameOf(person)
    const [own, open] = await Promise.all([messages.of(person), requests.of(person)])
    const { name: className } = settings.get()
    const course = assignments.course.get()
    return { className, name, course, messages: own, requests: open, looks: looks.of(person) }
  }, now)
  const grades = createGrades({
    ...{ database, home, now, exercises: options.exercises },
    course: async () => assignments.course.get(),
    className,
  })

  let reach: Reach = { addresses: () => [], fingerprint: () => '', isTrusted: () => false }
  function invitation(): Invitation {
    const addresses = reach.addresses()
    const pin = reach.isTrusted() ? '' : `/${reach.fingerprint()}`
    return {
      ...{ code: settings.code(), addresses, fingerprint: reach.fingerprint(), isTrusted: reach.isTrusted() },
      link: addresses[0] === undefined ? '' : `${addresses[0]}/#/join/${settings.code()}${pin}`,
    }
  }

  const router = createClassRouter(
    classProcedures({
      ...{ database, exercises, settings, devices, people, moves, assignments, messages, requests },
      ...{ newsroom, reports, looks, grades, hosted, invitation },
    }),
  )
  const stopTelling = looks.onChange((person) => {
    reports.setLookedAt(
      person,
      looks.of(person).some(({ state }) => state === 'running'),
    )
    newsroom.changed(person)
  })
  const timer = setInterval(() => {
    Promise.all([devices.sweep(), moves.refresh()]).catch((error: unknown) =>
      logError('looking after the devices of the class', error),
    )
  }, SWEEP_EVERY_MS).unref()
  isReady()

  /** Whose engine is connected: staff see who is there, and looks end when nobody is. */
  function present({ person, device }: Caller): () => void {
    reports.setOnline(person.id, device, true)
    const leave = connections.enter(person.id)
    return () => {
      reports.setOnline(person.id, device, false)
      if (leave()) looks.away(person.id).catch((error: unknown) => logError('ending looks', error))
    }
  }

  function connectLearner(person: string): ConnectToClass {
    return async (signal, key): Promise<ClassConnection> => {
      await ready
      const device = await devices.ofHosted(person, key)
      if (device === undefined || signal.aborted) throw accountTroubles.signedOut()
      const name = await people.nameOf(person)
      const caller: Caller = { device, person: { id: person, name, role: 'learner' }, place: 'hosted' }
      const gone = new AbortController()
      const { promise: closed, resolve } = Promise.withResolvers<Awaited<ClassConnection['closed']>>()
      const isAbsent = present(caller)
      const finish = (end: Awaited<ClassConnection['closed']>) => {
        if (gone.signal.aborted) return
        gone.abort()
        letGo()
        forget()
        isAbsent()
        resolve(end)
      }
      const letGo = devices.hold(device, () =>
        finish({ refused: true, trouble: accountTroubles.signedOut().trouble }),
      )
      const forget = connections.keep(() => finish({ refused: false, trouble: null }))
      const context = { caller, gone: gone.signal, admitted: Promise.resolve() }
      return {
        member: createRouterClient(router, { context }).member,
        openTerminal(look, terminal) {
          const [here, there] = byteChannelPair()
          looks.show(person, look, terminal, there)
          return here
        },
        closed,
        close: () => finish({ refused: false, trouble: null }),
      }
    }
  }

  const whoIs = (token: string) => devices.identify(token)
  const signIn = createSignIn({ database, devices, people, passwords, whoIs })
  return {
    database,
    reports,
    looks,
    about: async () => ({ name: settings.get().name, hosts: hosted !== undefined }),
    whoIs,
    onRevoked: devices.onRevoked,
    join: createJoin({
      ...{ database, devices, moves, people, settings, whoIs, now },
      hosts: hosted !== undefined,
      onJoined: () => reports.peopleChanged(),
    }),
    ...signIn,
    async signOut(token) {
      const caller = await whoIs(token)
      if (caller) await devices.end(caller.device)
    },
    attachRpc(caller, channel) {
      const gone = new AbortController()
      const isAbsent = caller.place === 'own' ? present(caller) : () => {}
      const letGo = devices.hold(caller.device, () => channel.close())
      const forget = connections.keep(() => channel.close())
      // Between being known and being held here, the device may have been signed out.
      const admitted = devices.isLive(caller.device).then((isLive) => {
        if (isLive) return
        channel.close()
        throw accountTroubles.signedOut()
      })
      admitted.catch(() => {})
      attachRpc(router, channel, { caller, gone: gone.signal, admitted })
      channel.onClose(() => {
        gone.abort()
        letGo()
        forget()
        isAbsent()
      })
    },
    connectLearner,
    engineOf: async (person) => hosted?.engineOf(person),
    setReach: (known) => void (reach = known),
    invitation: async () => invitation(),
    async close() {
      clearInterval(timer)
      stopTelling()
      // Before those who look are cut off: then all of it is in the books.
      await looks.dispose()
      connections.end()
      newsroom.close()
      await hosted?.dispose({ putAway: true })
      await reports.close()
      await database.close()
    },
  }
}
