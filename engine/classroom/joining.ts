import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import {
  ClassAbout,
  DOORS,
  JoinAnswer,
  type JoinAsk,
  type JoinForm,
  ProveAnswer,
  RosterId,
} from '../../contract/class/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { isSame } from '../is-same.ts'
import type { ClassAddress, Joined, Waiting } from '../progress/membership.ts'
import { askDoor } from './ask-door.ts'
import { codeKey, proofOf } from './code-proof.ts'
import { readJoinForm } from './join-link.ts'
import { drawKey, publicKeyOf } from './keys.ts'
import { connectSecurely, shownFingerprint } from './secure-connection.ts'
import { classTroubles } from './troubles.ts'

export type JoinResult = { kind: 'in'; joined: Joined } | { kind: 'waiting'; waiting: Waiting }

/** Asks a class to be taken in. Rejects with TroubleError. */
export async function joinClass(form: JoinForm, signal?: AbortSignal): Promise<JoinResult> {
  const { address, fingerprint, code } = readJoinForm(form)
  const to = fingerprint === null ? await findByCode(address, code, signal) : { address, fingerprint }
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

/**
 * The server at an address that was entered by hand: one that the system's authorities vouch for, else one that shows
 * that it knows the code. Nothing of the learner's is sent to it, the code neither. Rejects with TroubleError.
 */
async function findByCode(address: string, code: string, signal?: AbortSignal): Promise<ClassAddress> {
  const vouchedFor: ClassAddress = { address, fingerprint: null }
  try {
    const socket = await connectSecurely(vouchedFor, signal)
    socket.destroy()
    return vouchedFor
  } catch (error) {
    if (!(error instanceof TroubleError && error.trouble.code === 'class-untrusted')) throw error
  }
  const fingerprint = await shownFingerprint(address, signal)
  const to: ClassAddress = { address, fingerprint }
  const nonce = randomBytes(32).toString('base64url')
  const { proof } = await askDoor(to, DOORS.prove, { nonce }, ProveAnswer, signal)
  const right = proofOf(await codeKey(code, fingerprint), nonce, fingerprint)
  if (!isSame(proof, right)) throw classTroubles.notProven(address)
  return to
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
