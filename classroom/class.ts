import type { Invitation } from '../contract/class/index.ts'
import type { ConnectToClass } from '../engine/classroom/connection.ts'
import { logError } from '../engine/log.ts'
import { attachRpc } from '../engine/rpc/attach-rpc.ts'
import { exerciseInfo } from '../engine/session/course.ts'
import { createDevices } from './accounts/devices.ts'
import { createShared } from './accounts/in-turn.ts'
import { createJoin } from './accounts/join.ts'
import { createMoves } from './accounts/moves.ts'
import { createPasswords } from './accounts/password.ts'
import { createPeople } from './accounts/people.ts'
import { createProofs } from './accounts/proofs.ts'
import { openSettings } from './accounts/settings.ts'
import { createSignIn } from './accounts/sign-in.ts'
import { accountTroubles } from './accounts/troubles.ts'
import { classProcedures } from './class-procedures.ts'
import { type LearnerConnectionOptions, connectLearner } from './connect-learner.ts'
import { createConnections } from './connections.ts'
import { createAssignments } from './course/assignments.ts'
import { createMemberNews } from './course/member-news.ts'
import { createMessages } from './course/messages.ts'
import { createLabRequests } from './course/requests.ts'
import { createGrades } from './grades/grades.ts'
import { type Looks, createLooks } from './looks/looks.ts'
import type { ClassOptions, ClassServer, Reach } from './parts.ts'
import { createReports } from './reports/reports.ts'
import { createClassRouter } from './rpc/router.ts'
import { type ClassDatabase, openClassDatabase } from './store/database.ts'

/** How often is looked for devices that ran out, and moves that nobody waits for any more. */
const SWEEP_EVERY_MS = 60_000

/** A class on its database. Throws TroubleError where that can't be opened. */
export async function createClass(options: ClassOptions): Promise<ClassServer> {
  const database = await openClassDatabase(options.database)
  try {
    return await putTogether(database, options)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function putTogether(database: ClassDatabase, options: ClassOptions): Promise<ClassServer> {
  const { now = () => new Date(), home, passwords = createPasswords() } = options
  const exercises = options.exercises.map((exercise) => exerciseInfo(exercise))
  const settings = await openSettings(database, options.name)
  const devices = createDevices(database.db, now)
  const people = createPeople(database, { devices, passwords, now })
  const moves = await createMoves(database, now)
  const assignments = await createAssignments(database, settings, exercises)
  const messages = createMessages(database, now)
  const requests = createLabRequests(database, now)
  const { promise: ready, resolve: isReady } = Promise.withResolvers<LearnerConnectionOptions>()
  const className = async () => settings.get().name
  const connect =
    (person: string): ConnectToClass =>
    async (...how) =>
      connectLearner(await ready, person, how)
  const hosted = await options.hosted?.({ connect, nameOf: people.nameOf, className })
  const reports = await createReports({
    ...{ database, exercises: options.exercises, now, moves: moves.open },
    ...(hosted && { hosted: hosted.state }),
  })
  const roomChanged = createShared(() => reports.peopleChanged())
  const connections = createConnections(() => ({ reports, looks }))
  const looks: Looks = await createLooks({ db: database.db, isThere: connections.isThere, now })
  const newsroom = createMemberNews(async (person) => {
    const name = await people.nameOf(person)
    const [own, open] = await Promise.all([messages.of(person), requests.of(person)])
    const course = assignments.course.get()
    return {
      className: settings.get().name,
      name,
      course,
      messages: own,
      requests: open,
      looks: looks.of(person),
    }
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
      ...{ newsroom, reports, looks, grades, hosted, invitation, roomChanged },
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

  isReady({ router, devices, people, connections, looks })

  const whoIs = (token: string) => devices.identify(token)
  const signIn = createSignIn({ database, devices, people, passwords, whoIs })
  return {
    database,
    reports,
    looks,
    about: async () => ({ name: settings.get().name, hosts: hosted !== undefined }),
    prove: createProofs(() => ({ code: settings.code(), fingerprint: reach.fingerprint() })),
    whoIs,
    onRevoked: devices.onRevoked,
    join: createJoin({
      ...{ database, devices, moves, people, settings, whoIs, now },
      hosts: hosted !== undefined,
      onJoined: roomChanged,
    }),
    ...signIn,
    async signOut(token) {
      const caller = await whoIs(token)
      if (caller) await devices.end(caller.device)
    },
    attachRpc(caller, channel) {
      const gone = new AbortController()
      const isAbsent = caller.place === 'own' ? connections.present(caller) : () => {}
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
    connectLearner: connect,
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
