import { type CheckResult, type Params, msg, listOf } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Running } from '../shared/running.ts'

/** By the kernel's numbers: root under another name, or of another namespace, is told apart. */
export function judgeUser({ name, users }: Running, at: string): CheckResult {
  const evidence = [
    {
      tried: msg`Ask the kernel as whom ${name} runs, as master numbers its users`,
      from: 'master',
      expected: msg`anybody but 0`,
      got: users.join(', '),
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

/** Nobody needs /etc; the page's own directory may be read. */
export function judgePlaces(running: readonly Running[], params: Params, at: string): CheckResult {
  const site = `/srv/${params.service}`
  const held = running.flatMap(({ name, reached }) =>
    reached
      .filter(({ place, readOnly }) => place !== site || !readOnly)
      .map(({ place, inside, readOnly }) => ({
        name,
        place,
        at: `${inside}${readOnly ? ', read-only' : ''}`,
      })),
  )
  const evidence = [
    {
      tried: msg`Ask the kernel which places of master the running containers hold`,
      from: 'master',
      expected: msg`not /etc, and ${site} read-only if at all`,
      got:
        held.map(({ name, place, at: where }) => `${name}: ${place} at ${where}`).join('; ') ||
        msg`nothing else`,
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

/** The kernel says whether there is a filter, and Docker that it is its own. */
export function judgeFilter(running: readonly Running[], at: string): CheckResult {
  const given = ({ securityOptions }: Running) =>
    securityOptions.find((option) => /^seccomp[=:]/.test(option) && !/^seccomp[=:]builtin$/.test(option))
  const evidence = [
    {
      tried: msg`Ask the kernel whether the running containers have a seccomp filter, and Docker which one`,
      from: 'master',
      expected: msg`a filter, Docker’s own`,
      got: running
        .map(
          (each) =>
            `${each.name}: ${each.seccomp === 2 ? 'a filter' : 'none'}, ${given(each)?.slice(0, 40) ?? 'Docker’s own'}`,
        )
        .join('; '),
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
