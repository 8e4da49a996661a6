import {
  type CheckResult,
  joined,
  listOf,
  type Message,
  msg,
  type Params,
  semicolon,
} from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Running } from '../shared/running.ts'

/** By the kernel's numbers: root under another name, or of another namespace, is told apart. */
export function judgeUser({ name, users }: Running, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel as whom ${name} runs, as master numbers its users`,
      from: 'master',
      expected: msg`anybody but 0`,
      got: joined(users),
      at,
    },
  ]
  return users.includes(0)
    ? result('not-root', 'fail', msg`${name} runs as user 0, and that is master’s root.`, evidence)
    : result(
        'not-root',
        'pass',
        msg`${name} runs as user ${listOf(users)}, who is nobody on master.`,
        evidence,
      )
}

interface Held {
  name: string
  place: string
  inside: string
  readOnly: boolean
}

/** Nobody needs /etc; the page's own directory may be read. */
export function judgePlaces(running: readonly Running[], params: Params, at: string): CheckResult {
  const site = `/srv/${params.service}`
  const held: Held[] = running.flatMap(({ name, reached }) =>
    reached
      .filter(({ place, readOnly }) => place !== site || !readOnly)
      .map(({ place, inside, readOnly }) => ({ name, place, inside, readOnly })),
  )
  const evidence = [
    {
      tried: msg`Ask the kernel which places of master the running containers hold`,
      from: 'master',
      expected: msg`not /etc, and ${site} read-only if at all`,
      got: held.length > 0 ? joined(held.map(heldInWords), semicolon) : msg`nothing else`,
      at,
    },
  ]
  const etc = held.filter(({ place }) => place === '/etc')
  if (etc.length > 0)
    return result(
      'places',
      'fail',
      msg`${listOf(etc.map(({ name }) => name))} holds master’s /etc.`,
      evidence,
    )
  return held.length > 0
    ? result(
        'places',
        'fail',
        msg`${listOf(held.map(({ name }) => name))} can write to ${site} of master.`,
        evidence,
      )
    : result(
        'places',
        'pass',
        msg`No running container holds master’s /etc, or writes to the site.`,
        evidence,
      )
}

function heldInWords({ name, place, inside, readOnly }: Held): Message {
  return readOnly ? msg`${name}: ${place} at ${inside}, read-only` : msg`${name}: ${place} at ${inside}`
}

/** The kernel says whether there is a filter, and Docker that it is its own. */
export function judgeFilter(running: readonly Running[], at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel whether the running containers have a seccomp filter, and Docker which one`,
      from: 'master',
      expected: msg`a filter, Docker’s own`,
      got: joined(running.map(filterInWords), semicolon),
      at,
    },
  ]
  if (running.every(({ seccomp }) => seccomp === null))
    return result(
      'filter',
      'unsupported',
      msg`This kernel has no seccomp filters, so they do not count.`,
      evidence,
    )
  const without = running.filter((each) => each.seccomp !== 2)
  if (without.length > 0)
    return result(
      'filter',
      'fail',
      msg`${listOf(without.map(({ name }) => name))} may ask the kernel for anything.`,
      evidence,
    )
  const others = running.filter((each) => given(each) !== undefined)
  return others.length > 0
    ? result(
        'filter',
        'fail',
        msg`${listOf(others.map(({ name }) => name))} has another profile than Docker’s own.`,
        evidence,
      )
    : result('filter', 'pass', msg`Docker’s own seccomp profile is in force.`, evidence)
}

/** What Docker was told of its profile, where that is not its own. */
const given = ({ securityOptions }: Running) =>
  securityOptions.find((option) => /^seccomp[=:]/.test(option) && !/^seccomp[=:]builtin$/.test(option))

function filterInWords(container: Running): Message {
  const { name, seccomp } = container
  const profile = given(container)?.slice(0, 40) ?? msg`Docker’s own`
  return seccomp === 2 ? msg`${name}: a filter, ${profile}` : msg`${name}: none, ${profile}`
}
