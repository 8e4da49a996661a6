import { implement } from '@orpc/server'
import { RIGHTS, type Role, classContract } from '../../contract/class/index.ts'
import { accountTroubles } from '../accounts/troubles.ts'
import { contractErrors } from '../../engine/rpc/contract-errors.ts'
import { asClassTrouble } from '../class-trouble.ts'
import type { Caller } from '../parts.ts'
import type { ClassProcedures } from './procedures.ts'

/** Who calls, on what connection. */
export interface CallContext {
  caller: Caller
  /** Aborted when the connection is over, or the device was signed out. */
  gone: AbortSignal
  /** Rejects with TroubleError where the device was signed out before the connection could hear of it. */
  admitted: Promise<void>
}

const { asContractError, troublesOf } = contractErrors(asClassTrouble)

/** Whether this role may call that; what has no line in the table is nobody's. */
export function mayCall(role: Role, [part = '', name = '', ...more]: readonly string[]): boolean {
  if (more.length > 0 || !Object.hasOwn(RIGHTS, part)) return false
  const procedures: Readonly<Record<string, readonly Role[]>> = RIGHTS[part as keyof typeof RIGHTS]
  return Object.hasOwn(procedures, name) && (procedures[name]?.includes(role) ?? false)
}

/** The contract over the procedures: each call is looked up in RIGHTS before its input is read. */
export function createClassRouter(procedures: ClassProcedures) {
  const { me, member, room, help, course, people, grades, data, settings } = procedures
  const os = implement(classContract)
    .$context<CallContext>()
    .use(async ({ context, path, next }) => {
      try {
        await context.admitted
        if (context.gone.aborted) throw accountTroubles.signedOut()
        if (!mayCall(context.caller.person.role, path)) throw accountTroubles.notAllowed()
        return await next()
      } catch (error) {
        throw asContractError(error, path)
      }
    })
  /** A watch ends with its call, and with the connection. */
  const until = (signal: AbortSignal | undefined, { gone }: CallContext) =>
    signal ? AbortSignal.any([signal, gone]) : gone

  return os.router({
    me: {
      get: os.me.get.handler(({ context }) => me.get(context.caller)),
      setPassword: os.me.setPassword.handler(({ context, input }) => me.setPassword(context.caller, input)),
      data: os.me.data.handler(({ context }) => data.export(context.caller.person.id)),
    },
    member: {
      watch: os.member.watch.handler(async ({ context, signal }) =>
        troublesOf(await member.watch(context.caller.person.id, until(signal, context)), ['member', 'watch']),
      ),
      report: os.member.report.handler(({ context, input }) => member.report(context.caller, input)),
      work: os.member.work.handler(({ context }) => member.work(context.caller)),
      done: os.member.done.handler(({ context, input }) => member.done(context.caller, input.request)),
      answerLook: os.member.answerLook.handler(({ context, input }) =>
        member.answerLook(context.caller, input),
      ),
      terminals: os.member.terminals.handler(({ context, input }) => member.terminals(context.caller, input)),
      leave: os.member.leave.handler(({ context }) => member.leave(context.caller)),
    },
    room: {
      watch: os.room.watch.handler(({ context, input, signal }) =>
        troublesOf(room.watch(input.exercise, until(signal, context)), ['room', 'watch']),
      ),
      exercises: os.room.exercises.handler(() => room.exercises()),
      timeline: os.room.timeline.handler(({ input }) => room.timeline(input)),
      report: os.room.report.handler(({ input }) => room.report(input)),
      recordings: os.room.recordings.handler(({ input }) => room.recordings(input.person)),
      recording: os.room.recording.handler(({ input }) => room.recording(input)),
      alarms: os.room.alarms.handler(() => room.alarms()),
      dismissAlarm: os.room.dismissAlarm.handler(({ context, input }) =>
        room.dismissAlarm(context.caller, input.alarm),
      ),
      hosted: os.room.hosted.handler(() => room.hosted()),
    },
    help: {
      send: os.help.send.handler(({ context, input }) => help.send(context.caller, input)),
      messages: os.help.messages.handler(({ input }) => help.messages(input.person)),
      lab: os.help.lab.handler(({ context, input }) => help.lab(context.caller, input)),
      look: os.help.look.handler(async ({ context, input, signal }) =>
        troublesOf(await help.look(context.caller, input.person, until(signal, context)), ['help', 'look']),
      ),
    },
    course: {
      get: os.course.get.handler(() => course.get()),
      set: os.course.set.handler(({ input }) => course.set(input)),
    },
    people: {
      list: os.people.list.handler(() => people.list()),
      invitation: os.people.invitation.handler(() => people.invitation()),
      newCode: os.people.newCode.handler(() => people.newCode()),
      moves: os.people.moves.handler(() => people.moves()),
      answerMove: os.people.answerMove.handler(({ context, input }) =>
        people.answerMove(context.caller, input),
      ),
      add: os.people.add.handler(({ input }) => people.add(input)),
      importRoster: os.people.importRoster.handler(({ input }) => people.importRoster(input)),
      rename: os.people.rename.handler(({ input }) => people.rename(input)),
      setLogin: os.people.setLogin.handler(({ context, input }) => people.setLogin(context.caller, input)),
      signOut: os.people.signOut.handler(({ context, input }) =>
        people.signOut(context.caller, input.person),
      ),
    },
    grades: {
      get: os.grades.get.handler(({ input }) => grades.get(input)),
    },
    data: {
      export: os.data.export.handler(({ input }) => data.export(input.person)),
      remove: os.data.remove.handler(({ context, input }) => data.remove(context.caller, input.person)),
    },
    settings: {
      get: os.settings.get.handler(() => settings.get()),
      set: os.settings.set.handler(({ input }) => settings.set(input)),
    },
  })
}

export type ClassRouter = ReturnType<typeof createClassRouter>
