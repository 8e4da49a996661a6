import { type CheckResult, defaultCapabilities, type Message, msg, listOf } from '../../contract/index.ts'
import { capabilitiesIn } from '../shared/capabilities.ts'
import { result } from '../shared/evidence.ts'
import type { Running } from '../shared/running.ts'
import type { Observation } from './observation.ts'

interface Question {
  id: string
  tried: Message
  expected: Message
  /** What of a container is wrong; nothing where all is well. */
  wrong(container: Running): string[]
  /** For those for whom something is: "holds …", "shares …". */
  fails: string
  passes: string
}

export const judgeSockets = ask({
  id: 'sockets-closed',
  tried: msg`Ask the kernel which containers were given a socket of Docker or containerd, under whatever name`,
  expected: msg`none`,
  wrong: ({ sockets }) =>
    sockets.map(({ socket, inside, readOnly }) => `${socket} at ${inside}${readOnly ? ', read-only' : ''}`),
  fails: 'can talk to master’s Docker through its socket; read-only makes no difference to that',
  passes: 'No running container holds a socket of Docker.',
})

export const judgeNamespaces = ask({
  id: 'namespaces-closed',
  tried: msg`Ask the kernel which containers share namespaces with master, and what they may`,
  expected: msg`none shared, no added capabilities, a seccomp filter`,
  wrong: ({ shared, bounding, seccomp, privileged }) => [
    ...shared.map((kind) => `master’s ${kind} namespace`),
    ...capabilitiesIn(bounding).filter((name) => !defaultCapabilities.includes(name)),
    ...(seccomp === 0 ? ['no seccomp filter'] : []),
    ...(privileged ? ['--privileged'] : []),
  ],
  fails: 'shares namespaces with master, or has powers that no page needs',
  passes: 'No running container shares a namespace with master or was given further powers.',
})

export const judgeMounts = ask({
  id: 'mounts-closed',
  tried: msg`Ask the kernel which containers hold /root or /etc of master, under whatever name`,
  expected: msg`none`,
  wrong: ({ reached }) =>
    reached.map(({ place, inside, readOnly }) => `${place} at ${inside}${readOnly ? ', read-only' : ''}`),
  fails: 'holds files of master’s root',
  passes: 'No running container holds /root or /etc of master.',
})

function ask({ id, tried, expected, wrong, fails, passes }: Question) {
  return ({ running, at }: Observation): CheckResult => {
    const found = running
      .map((container) => ({ name: container.name, what: wrong(container) }))
      .filter(({ what }) => what.length > 0)
    const got = found.map(({ name, what }) => `${name}: ${what.join(', ').slice(0, 200)}`).join('; ')
    const evidence = [{ tried, from: 'master', expected, got: got || msg`none`, at }]
    return found.length > 0
      ? result(id, 'fail', msg`${listOf(found.map(({ name }) => name))} ${fails}.`, evidence)
      : result(id, 'pass', passes, evidence)
  }
}
