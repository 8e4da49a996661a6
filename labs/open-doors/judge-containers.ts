import {
  type CheckResult,
  defaultCapabilities,
  joined,
  listOf,
  type Message,
  msg,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { capabilitiesIn } from '../../readings/capabilities.ts'
import { result } from '../shared/evidence.ts'
import type { Running } from '../shared/running.ts'
import type { Observation } from './observation.ts'

interface Question {
  id: string
  tried: Message
  expected: Message
  /** What of a container is wrong; nothing where all is well. */
  wrong(container: Running): Message[]
  /** Of those for whom something is. */
  fails(names: Message): Message
  passes: Message
}

export const judgeSockets = ask({
  id: 'sockets-closed',
  tried: msg`Ask the kernel which containers were given a socket of Docker or containerd, under whatever name`,
  expected: msg`none`,
  wrong: ({ sockets }) =>
    sockets.map(({ socket, inside, readOnly }) => heldInWords(socket, inside, readOnly)),
  fails: (names) =>
    msg`${names} can talk to master’s Docker through its socket; read-only makes no difference to that.`,
  passes: msg`No running container holds a socket of Docker.`,
})

export const judgeNamespaces = ask({
  id: 'namespaces-closed',
  tried: msg`Ask the kernel which containers share namespaces with master, and what they may`,
  expected: msg`none shared, no added capabilities, a seccomp filter`,
  wrong: ({ shared, bounding, seccomp, privileged }) => [
    ...shared.map((kind) => msg`master’s ${kind} namespace`),
    ...inShort(capabilitiesIn(bounding).filter((name) => !defaultCapabilities.includes(name))),
    ...(seccomp === 0 ? [msg`no seccomp filter`] : []),
    ...(privileged ? [verbatim('--privileged')] : []),
  ],
  fails: (names) => msg`${names} shares namespaces with master, or has powers that no page needs.`,
  passes: msg`No running container shares a namespace with master or was given further powers.`,
})

export const judgeMounts = ask({
  id: 'mounts-closed',
  tried: msg`Ask the kernel which containers hold /root or /etc of master, under whatever name`,
  expected: msg`none`,
  wrong: ({ reached }) => reached.map(({ place, inside, readOnly }) => heldInWords(place, inside, readOnly)),
  fails: (names) => msg`${names} holds files of master’s root.`,
  passes: msg`No running container holds /root or /etc of master.`,
})

const MOST = 8
const inShort = (names: readonly string[]) =>
  [...names.slice(0, MOST), ...(names.length > MOST ? ['…'] : [])].map(verbatim)

/** Where somebody in a container sees what is master's. */
function heldInWords(what: string, inside: string, readOnly: boolean): Message {
  return readOnly ? msg`${what} at ${inside}, read-only` : msg`${what} at ${inside}`
}

function ask({ id, tried, expected, wrong, fails, passes }: Question) {
  return ({ running, at }: Observation): CheckResult => {
    const found = running
      .map((container) => ({ name: container.name, what: wrong(container) }))
      .filter(({ what }) => what.length > 0)
    const got =
      found.length > 0
        ? joined(
            found.map(({ name, what }) => msg`${name}: ${joined(what)}`),
            semicolon,
          )
        : msg`none`
    const evidence = [{ tried, from: 'master', expected, got, at }]
    return found.length > 0
      ? result(id, 'fail', fails(listOf(found.map(({ name }) => name))), evidence)
      : result(id, 'pass', passes, evidence)
  }
}
