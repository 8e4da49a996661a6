import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { MemberNews, RoomNews, classContract } from '../../contract/class/index.ts'
import type { Watch } from '../../engine/observable.ts'
import type { LookNews } from '../looks/looks.ts'
import type { Caller } from '../parts.ts'

type In = InferContractRouterInputs<typeof classContract>
type Out = InferContractRouterOutputs<typeof classContract>
type Sometime<T> = T | Promise<T>

/**
 * What the contract's procedures do, for callers who may. What is about a learner themselves gets who calls, and takes
 * no person from the input. Everything here may throw TroubleError.
 */
export interface ClassProcedures {
  me: {
    get(caller: Caller): Sometime<Out['me']['get']>
    setPassword(caller: Caller, input: In['me']['setPassword']): Promise<void>
  }
  member: {
    watch(person: string, signal: AbortSignal): Promise<Watch<MemberNews>>
    report(caller: Caller, input: In['member']['report']): Promise<Out['member']['report']>
    work(caller: Caller): Promise<Out['member']['work']>
    done(caller: Caller, request: string): Promise<void>
    answerLook(caller: Caller, input: In['member']['answerLook']): Promise<void>
    terminals(caller: Caller, input: In['member']['terminals']): Sometime<void>
    leave(caller: Caller): Promise<void>
  }
  room: {
    watch(exercise: string, signal: AbortSignal): Watch<RoomNews>
    exercises(): Out['room']['exercises']
    timeline(input: In['room']['timeline']): Promise<Out['room']['timeline']>
    report(input: In['room']['report']): Promise<Out['room']['report']>
    recordings(person: string): Promise<Out['room']['recordings']>
    recording(input: In['room']['recording']): Promise<Out['room']['recording']>
    alarms(): Sometime<Out['room']['alarms']>
    dismissAlarm(caller: Caller, alarm: string): Promise<void>
    hosted(): Out['room']['hosted']
  }
  help: {
    send(caller: Caller, input: In['help']['send']): Promise<Out['help']['send']>
    messages(person: string | null): Promise<Out['help']['messages']>
    lab(caller: Caller, input: In['help']['lab']): Promise<void>
    look(caller: Caller, person: string, signal: AbortSignal): Promise<Watch<LookNews>>
  }
  course: {
    get(): Out['course']['get']
    set(input: In['course']['set']): Promise<void>
  }
  people: {
    list(): Promise<Out['people']['list']>
    invitation(): Sometime<Out['people']['invitation']>
    newCode(): Promise<Out['people']['newCode']>
    moves(): Sometime<Out['people']['moves']>
    answerMove(caller: Caller, input: In['people']['answerMove']): Promise<void>
    add(input: In['people']['add']): Promise<Out['people']['add']>
    importRoster(input: In['people']['importRoster']): Promise<Out['people']['importRoster']>
    rename(input: In['people']['rename']): Promise<Out['people']['rename']>
    setLogin(caller: Caller, input: In['people']['setLogin']): Promise<void>
    signOut(caller: Caller, person: string): Promise<void>
  }
  grades: { get(input: In['grades']['get']): Promise<Out['grades']['get']> }
  data: {
    export(person: string): Promise<Out['data']['export']>
    remove(caller: Caller, person: string): Promise<void>
  }
  settings: {
    get(): Out['settings']['get']
    set(input: In['settings']['set']): Promise<void>
  }
}
