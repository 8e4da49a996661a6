import { hostname } from 'node:os'
import {
  ClassAbout,
  DOORS,
  JoinAnswer,
  type JoinAsk,
  type JoinForm,
  RosterId,
} from '../../contract/class/index.ts'
import type { TroubleError } from '../hosts/lab-hosts.ts'
import type { ClassAddress, Joined, Waiting } from '../progress/membership.ts'
import { askDoor } from './ask-door.ts'
import { readJoinForm } from './join-link.ts'
import { drawKey, publicKeyOf } from './keys.ts'
import { classTroubles } from './troubles.ts'

export type JoinResult = { kind: 'in'; joined: Joined } | { kind: 'waiting'; waiting: Waiting }

/** Asks a class to be taken in. Rejects with TroubleError. */
export async function joinClass(form: JoinForm, signal?: AbortSignal): Promise<JoinResult> {
  const { address, fingerprint, code } = readJoinForm(form)
  const to = { address, fingerprint }
  const { name: className } = await askDoor(to, DOORS.about, {}, ClassAbout, signal)
  const key = drawKey()
  const rosterId = RosterId.safeParse(form.rosterId).data
  const ask: JoinAsk = {
    code,
    name: form.name,
    ...(rosterId === undefined ? {} : { rosterId }),
    machine: machineName(),
    key: publicKeyOf(key),
  }
  return askToJoin({ ...to, className, name: form.name, key, ask }, signal)
}

/** The same again, for somebody who waits for consent. Rejects with TroubleError. */
export async function askToJoin(waiting: Waiting, signal?: AbortSignal): Promise<JoinResult> {
  const { address, fingerprint, key, ask } = waiting
  const to: ClassAddress = { address, fingerprint }
  const answer = await askDoor(to, DOORS.join, ask, JoinAnswer, signal)
  if (answer.kind === 'refused') throw refusals[answer.why]()
  if (answer.kind === 'waiting') {
    const { request, secret } = answer
    return { kind: 'waiting', waiting: { ...waiting, ask: { ...ask, waiting: { request, secret } } } }
  }
  const { me, className, token, device } = answer
  if (token === undefined) throw classTroubles.notAClass(address)
  return {
    kind: 'in',
    joined: { ...to, className, name: me.name, place: 'own', person: me.id, device, token, key },
  }
}

const refusals: Record<Extract<JoinAnswer, { kind: 'refused' }>['why'], () => TroubleError> = {
  code: classTroubles.wrongCode,
  roster: classTroubles.notOnRoster,
  which: classTroubles.whichOne,
  no: classTroubles.notConsented,
  hosting: classTroubles.noHosting,
  closed: classTroubles.closed,
  later: classTroubles.tooManyTries,
}

/** For whoever has to consent to it. */
const machineName = (): string => hostname().trim().slice(0, 80) || 'Bulkhead'
