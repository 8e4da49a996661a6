import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import type { DoorTried } from './observation.ts'

/** Whether a registry spoke, if only to ask for a password. What a TLS server says to plain HTTP is no such thing. */
export function isRegistrysAnswer({ outcome }: DoorTried): boolean {
  return outcome.kind === 'answered' && (outcome.status < 400 || outcome.status === 401)
}

export const asksForLogin = ({ outcome }: DoorTried): boolean =>
  outcome.kind === 'answered' && (outcome.status === 401 || outcome.status === 403)

export function evidenceOfDoor(door: DoorTried, expected: Message): Evidence {
  const { from, port, tls, method, path, outcome, at } = door
  return {
    tried: tls
      ? msg`${method} ${path} at port ${port} of registry, over TLS, without a login`
      : msg`${method} ${path} at port ${port} of registry, without TLS, without a login`,
    from,
    expected,
    got: outcomeInWords(outcome),
    at,
  }
}
