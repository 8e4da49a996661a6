import {
  type CheckResult,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  verbatim,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { capabilitiesIn } from '../../readings/capabilities.ts'
import { capabilitySets, type Observation, type ProcessSeen } from './observation.ts'

/** Evidence of what the kernel says of each process. */
function evidenceOf(
  { service, at }: Observation,
  tried: (pid: number, command: string) => Message,
  expected: Message,
  got: (process: ProcessSeen) => Message,
) {
  return (service?.processes ?? []).map((process) => ({
    tried: tried(process.pid, process.args.join(' ')),
    from: 'master',
    expected,
    got: got(process),
    at,
  }))
}

export function judgeUser(observation: Observation, { service: name = '' }: Params): CheckResult {
  const processes = observation.service?.processes ?? []
  const evidence = evidenceOf(
    observation,
    (pid, command) => msg`Read Uid of process ${pid} (${command}) from the kernel`,
    msg`no 0 among them, on the host or inside`,
    ({ uids, uidsInside }) =>
      String(uids) === String(uidsInside)
        ? verbatim(uids.join(' '))
        : msg`${uids.join(' ')} on the host, ${uidsInside.join(' ')} inside`,
  )
  const fail = (summary: Message) => result('not-root', 'fail', summary, evidence)
  const isRoot = (process: ProcessSeen) => process.uids.includes(0)
  const listening = processes.filter(({ listens }) => listens)
  if (listening.some(isRoot)) return fail(msg`The process of ${name} that answers is root.`)
  if (processes.some(isRoot))
    return fail(msg`What answers is not root, but process 1 of ${name}, which is behind it, is.`)
  if (processes.some(({ uidsInside }) => uidsInside.includes(0)))
    return fail(
      msg`${name} is root in its own user namespace: nobody on the host, but root over all that is inside.`,
    )
  return result('not-root', 'pass', msg`No process of ${name} is root.`, evidence)
}

export function judgeCapabilities(observation: Observation, { service: name = '' }: Params): CheckResult {
  const { processes = [], privileged = false } = observation.service ?? {}
  const setsOf = ({ capabilities }: ProcessSeen) =>
    capabilitySets.flatMap((set) => {
      const held = capabilitiesIn(capabilities[set])
      return held.length > 0 ? [{ set, held }] : []
    })
  const evidence = evidenceOf(
    observation,
    (pid, command) => msg`Read the capability sets of process ${pid} (${command}) from the kernel`,
    msg`all empty`,
    (process) => {
      const sets = setsOf(process).map(({ set, held }) => msg`${set}: ${joined(held)}`)
      return sets.length > 0 ? joined(sets, semicolon) : msg`all empty`
    },
  )
  const fail = (summary: Message) => result('no-capabilities', 'fail', summary, evidence)
  if (privileged) return fail(msg`${name} is privileged, which is every capability and more.`)
  const sets = processes.flatMap(setsOf)
  const now = [...new Set(sets.filter(({ set }) => set !== 'CapBnd').flatMap(({ held }) => held))]
  const ever = [...new Set(sets.flatMap(({ held }) => held))]
  if (now.length > 0) return fail(msg`${name} needs no capability and holds ${inShort(now)}.`)
  if (ever.length > 0)
    return fail(
      msg`${name} holds no capability now, but its bounding set still allows ${inShort(ever)} to programs that it starts.`,
    )
  return result('no-capabilities', 'pass', msg`${name} has no capability and can get none.`, evidence)
}

function inShort(names: readonly string[]): Message {
  return names.length > 4 ? msg`${names.length}, among them ${joined(names.slice(-3))}` : joined(names)
}

export function judgeNoNewPrivileges(observation: Observation, { service: name = '' }: Params): CheckResult {
  const processes = observation.service?.processes ?? []
  const evidence = evidenceOf(
    observation,
    (pid, command) => msg`Read NoNewPrivs of process ${pid} (${command}) from the kernel`,
    verbatim(1),
    ({ noNewPrivileges }) =>
      noNewPrivileges === null ? msg`this kernel does not say` : verbatim(noNewPrivileges ? 1 : 0),
  )
  const say = (status: CheckResult['status'], summary: Message) =>
    result('no-new-privileges', status, summary, evidence)
  if (processes.some(({ noNewPrivileges }) => noNewPrivileges === null))
    return say(
      'unsupported',
      msg`This machine's kernel does not tell which processes may get new privileges.`,
    )
  return processes.every(({ noNewPrivileges }) => noNewPrivileges)
    ? say('pass', msg`The kernel gives ${name} and what it starts no new privileges.`)
    : say('fail', msg`A setuid program in ${name} still runs as its owner: no-new-privileges is not set.`)
}
