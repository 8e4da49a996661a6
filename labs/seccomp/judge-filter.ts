import { type CheckResult, joined, type Message, msg, type Params, semicolon } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'
import type { Profile } from './profile.ts'

const modes = [msg`0, no filter`, msg`1, strict mode`, msg`2, a filter`]
const sources = {
  'its own': msg`a profile of its own`,
  'the daemon': msg`the daemon’s profile`,
  unconfined: msg`a profile that Docker does not know of`,
} as const

/** Whether the kernel filters the calls of all that serves, and by a profile that is known. */
export function judgeFilter({ service, at }: Observation, { service: name = '' }: Params): CheckResult {
  const { processes = [], given = null, source = 'unconfined', startedAt = '' } = service ?? {}
  const evidence = [
    ...processes.map(({ pid, args, mode }) => ({
      tried: msg`Read “Seccomp” of process ${pid} (${args.join(' ')}) from the kernel`,
      from: 'master',
      expected: msg`2, a filter`,
      got: mode === null ? msg`this kernel does not say` : (modes[mode] ?? msg`${mode}, unknown`),
      at,
    })),
    {
      tried: msg`Read the profile that ${name} was started with`,
      from: 'master',
      expected: msg`a profile, unchanged since the container started (${startedAt})`,
      got: given
        ? joined(
            [
              given.profile
                ? msg`${sources[source]}, with the default ${given.profile.defaultAction}`
                : msg`none`,
              msg`the file was last changed ${new Date(given.changedAt).toISOString()}`,
            ],
            semicolon,
          )
        : msg`it could not be read`,
      at,
    },
  ]
  const say = (status: CheckResult['status'], summary: Message) =>
    result('filter-in-force', status, summary, evidence)
  if (processes.some(({ mode }) => mode === null))
    return say('unsupported', msg`This machine's kernel does not tell which processes have a filter.`)
  if (processes.some(({ mode }) => mode !== 2) || given?.profile === null)
    return say('fail', msg`No filter is on the processes of ${name}: every call gets through to the kernel.`)
  if (!given) return say('error', msg`Bulkhead could not read which profile ${name} was started with.`)
  // Docker notes the start after the runtime was done, by the same clock.
  if (given.changedAt > Date.parse(startedAt))
    return say(
      'fail',
      msg`${given.path} was changed after ${name} had started. The kernel keeps the filter from the start, whatever is written later.`,
    )
  return say('pass', msg`The kernel filters what ${name} asks of it, by ${sources[source]}.`)
}

/** The profile in force, where `judgeFilter` has passed. */
export function profileOf({ service }: Observation): Profile | null {
  return service?.given?.profile ?? null
}
