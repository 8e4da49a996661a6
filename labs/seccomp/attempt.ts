import { randomBytes } from 'node:crypto'
import { type HostProbe, joined, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn } from '../shared/exec-in.ts'
import { deeds, furtherCalls, type Deed } from './deeds.ts'
import { machineOf, type Tried, tryCalls } from './trial.ts'

export const attempt = {
  title: msg`Do what is forbidden`,
  description: msg`From inside the container: change a file’s mode, and what else is to be refused, with ordinary programs and by the numbers of the calls, and then a few calls that nobody asked about. Whether a file was changed is seen from outside; nothing is left behind.`,
  run: attemptRun('seccomp', attack),
}

interface Place {
  master: HostProbe
  id: string
  /** Where the container's changes are kept on master. */
  upper: string
  token: string
}

interface Planned {
  deed: Deed
  /** As the container sees them. */
  file: string
  fresh: string
}

async function attack(attacker: Attacker): Promise<Ending> {
  const { lab, params, step } = attacker
  const master = lab.host('master')
  const { service = '' } = params
  const container = await inspectContainer(master, service)
  const upper = upperOf(container)
  if (!container?.State.Running || upper === undefined)
    return untried(msg`The container ${service} does not run, so there is nowhere to start from.`)
  step(msg`Break into ${service}`, msg`It is taken as broken into, with the rights that it has.`, true)
  const place = { master, id: container.Id, upper, token: randomBytes(6).toString('hex') }
  const done = await doDeeds(place, plan(place, params), attacker)
  const further = await callFurther(place, attacker)
  if (done.length > 0) return succeeded(msg`In ${service} it was done after all, by ${joined(done)}.`)
  if (further.length > 0)
    return succeeded(
      msg`What was asked for is refused in ${service}, and something else was given away: ${joined(further)}.`,
    )
  return refused(
    msg`In ${service} nobody does what is refused, by whatever call, and nothing else was given away.`,
  )
}

function upperOf(container: ContainerInspect | undefined): string | undefined {
  const { GraphDriver } = (container ?? {}) as { GraphDriver?: { Data?: { UpperDir?: string } } }
  return GraphDriver?.Data?.UpperDir
}

function plan({ token }: Place, { first, second }: Params): Planned[] {
  return deeds
    .filter(({ family }) => ['modes', first, second].includes(family))
    .map((deed, index) => ({
      deed,
      file: `/tmp/bulkhead-${token}-${index}`,
      fresh: `/tmp/bulkhead-${token}-${index}-new`,
    }))
}

/** Files, then programs, then numbers; answers which of them left a trace. */
async function doDeeds(place: Place, planned: readonly Planned[], { step }: Attacker): Promise<string[]> {
  const { master, id, token } = place
  const user = '0'
  const commands = planned.flatMap(({ deed, file, fresh }) =>
    deed.command ? [`f=${file} n=${fresh}; ${deed.command}`] : [],
  )
  const calls = planned.flatMap(({ deed, file, fresh }) => deed.call?.(file, fresh) ?? [])
  try {
    const files = planned.map(({ file }) => file).join(' ')
    await execIn(master, id, { user, cmd: ['sh', '-c', `for f in ${files}; do echo > $f; done`] })
    const before = await tracesOf(place, planned)
    if (before.every((trace) => trace === ''))
      step(msg`Make files in /tmp to begin with`, msg`Nothing can be written there.`, false)
    const said = await execIn(master, id, { user, cmd: ['sh', '-c', commands.join('\n')] })
    const tried = await tryCalls(master, id, await machineOf(master), calls, user)
    const after = await tracesOf(place, planned)
    return planned.flatMap(({ deed }, index) => {
      const changed = before[index] !== after[index]
      const answer = tried?.find(({ name }) => name === deed.name)?.answer
      // What can't be made here is no step: another kind of processor, or no perl.
      if (!deed.command && answer === undefined && !changed) return []
      const what = inWords[deed.family]
      const reply = deed.command ? lineOf(said, deed.way) : replyOf(answer)
      step(
        deed.command ? msg`${what} with ${deed.way}` : msg`${what} with the call ${deed.way}, by its number`,
        changed ? msg`It is done: master’s disk shows it.` : msg`Nothing changed on master’s disk: ${reply}`,
        changed,
      )
      return changed ? [deed.way] : []
    })
  } finally {
    await execIn(master, id, { user, cmd: ['sh', '-c', `rm -rf /tmp/bulkhead-${token}-*`] })
  }
}

const inWords: Record<Deed['family'], Message> = {
  modes: msg`Change a file’s mode`,
  owners: msg`Change a file’s owner`,
  times: msg`Set a file’s times`,
  directories: msg`Make a directory`,
  symlinks: msg`Make a symbolic link`,
  links: msg`Make a hard link`,
  renames: msg`Rename a file`,
}

function lineOf(said: Awaited<ReturnType<typeof execIn>>, program: string): Message {
  if ('refused' in said) return verbatim(said.refused.slice(0, 160))
  const line = said.output.split('\n').find((each) => each.startsWith(`${program}:`))
  return line === undefined ? msg`it was refused` : verbatim(line)
}

function replyOf(answer: Tried['answer'] | undefined): Message {
  if (answer === undefined) return msg`it did not answer`
  return answer === 'killed' ? msg`it was killed` : msg`it answered ${answer}`
}

/** All that can be seen of each file from outside: the kernel notes every change of it. */
async function tracesOf({ master, upper }: Place, planned: readonly Planned[]): Promise<string[]> {
  const traceOf = async (path: string) => {
    const seen = await master.stat(upper + path)
    return seen ? [seen.type, seen.mode, seen.uid, seen.changedAt].join(' ') : ''
  }
  return Promise.all(
    planned.map(async ({ file, fresh }) => (await Promise.all([file, fresh].map(traceOf))).join('')),
  )
}

async function callFurther({ master, id }: Place, { step }: Attacker): Promise<string[]> {
  const calls = furtherCalls.map(({ call }) => call)
  const tried = await tryCalls(master, id, await machineOf(master), calls)
  return furtherCalls.flatMap(({ deed, call }) => {
    const answer = tried?.find(({ name }) => name === call.name)?.answer
    if (answer === undefined) return []
    const reply = answer === 'killed' ? msg`It was killed.` : msg`It answered ${answer}.`
    step(deed, answer === 0 ? msg`The kernel did it.` : reply, answer === 0)
    return answer === 0 ? [call.name] : []
  })
}
