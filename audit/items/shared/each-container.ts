import type { Finding, Looked } from '../../../contract/audit/index.ts'
import { joined, type Message, msg, space } from '../../../contract/index.ts'
import { type Judgement, judged, unsupported } from '../../item.ts'
import type { ObservedContainer, Observation } from '../../observation.ts'
import type { SurveyedContainer } from '../../survey.ts'
import { named, someOf, subjectOf } from './naming.ts'

/** What was found about one container: what was looked at, and each thing that is wrong in a sentence of its own. */
export type Outcome = { looked: Looked[]; wrong?: Message[] } | { unknown: Message }

/** How one container is judged. */
export interface ContainerJudge {
  /** By the kernel's word, of one that runs. Absent where the daemon's word is the effective state. */
  byKernel?(kernel: SurveyedContainer, container: ObservedContainer): Outcome
  /** By the daemon's word: of one that does not run, or where the kernel can't be seen. */
  byDaemon(container: ObservedContainer): Outcome
}

export interface EachContainer {
  findings: Finding[]
  /** What was looked at where nothing is wrong; bounded. */
  looked: Looked[]
  /** Why something that had to be seen was not: the first reason. */
  blind: Message | undefined
  /** Names of those with findings. */
  wrong: string[]
}

/** A report that lists every sound container of a large machine is read by nobody. */
const MOST_LOOKED = 8

/**
 * Judges every container. One that runs goes by the kernel; where that can't be seen, by the daemon's word, and what
 * was looked at says so. One that doesn't run counts with what it would be started with, else a machine would be sound
 * as long as nobody starts what is on it; where only the kernel could tell, it does not count.
 */
export function eachContainer(seen: Observation, judge: ContainerJudge): EachContainer {
  const findings: Finding[] = []
  const looked: Looked[] = []
  let blind: Message | undefined = seen.unread?.[0]?.why
  const wrong: string[] = []
  for (const container of seen.containers) {
    const outcome = outcomeOf(seen, container, judge)
    if ('unknown' in outcome) {
      blind ??= outcome.unknown
    } else if (outcome.wrong?.length) {
      wrong.push(container.name)
      findings.push({
        subject: subjectOf('container', container.name),
        summary: joined(outcome.wrong, space),
        looked: outcome.looked,
      })
    } else looked.push(...outcome.looked)
  }
  return { findings, looked: [...kernelUnseen(seen), ...bounded(looked)], blind, wrong }
}

function outcomeOf(seen: Observation, container: ObservedContainer, judge: ContainerJudge): Outcome {
  if (!container.running) {
    const outcome = judge.byDaemon(container)
    if ('unknown' in outcome) return { looked: [] }
    return outcome.wrong?.length ? { ...outcome, wrong: [...outcome.wrong, stopped(container)] } : outcome
  }
  if (!judge.byKernel) return judge.byDaemon(container)
  const outcome: Outcome = container.kernel.seen
    ? judge.byKernel(container.kernel.value, container)
    : { unknown: container.kernel.why }
  if (!('unknown' in outcome)) return outcome
  // The daemon's word is enough to find something, and all there is where the machine below it is out of sight.
  const said = judge.byDaemon(container)
  if ('unknown' in said) return seen.host.seen ? outcome : said
  return said.wrong?.length || !seen.host.seen ? said : outcome
}

const stopped = ({ name }: ObservedContainer): Message =>
  msg`${named(name)} does not run now; this is how it would be started.`

/** Said once, where what follows is the daemon's word. */
function kernelUnseen({ host, containers }: Observation): Looked[] {
  if (host.seen || !containers.some(({ running }) => running)) return []
  return [
    {
      tried: msg`Looked at what the kernel enforces on running containers`,
      expected: msg`the kernel’s own word`,
      got: msg`not seen; what follows is the daemon’s word. ${host.why}`,
    },
  ]
}

function bounded(looked: Looked[]): Looked[] {
  if (looked.length <= MOST_LOOKED) return looked
  return [
    ...looked.slice(0, MOST_LOOKED),
    {
      tried: msg`Looked ${looked.length - MOST_LOOKED} more times in the same way`,
      expected: msg`the same`,
      got: msg`nothing that is not as expected`,
    },
  ]
}

/** The usual judgement of an item that is about containers. */
export function judgeContainers(
  seen: Observation,
  judge: ContainerJudge,
  said: {
    /** In words that fit one and several. */
    wrong: (names: Message) => Message
    right: Message
    /** What mends these containers, by name. */
    commands?: (names: string[]) => string[]
  },
  /** Of the daemon itself. */
  others: Finding[] = [],
): Judgement {
  if (seen.containers.length === 0 && others.length === 0) return noContainers()
  const { findings, looked, blind, wrong } = eachContainer(seen, judge)
  return judged({
    findings: [...others, ...findings],
    wrong: wrong.length > 0 ? said.wrong(someOf(wrong)) : (others[0]?.summary ?? said.right),
    right: said.right,
    looked,
    blind,
    commands: commandsFor(wrong, said.commands),
  })
}

/** Not a pass: a machine is not the better for having nothing on it. */
export const noContainers = (): Judgement =>
  unsupported(msg`There are no containers on this machine, so there is nothing to judge.`)

const IN_ONE_COMMAND = 20
const MOST_NAMED = 200

/** Names as they can be typed in a shell; others would be Docker's in no way. */
function commandsFor(names: string[], commands?: (names: string[]) => string[]): string[] | undefined {
  const typed = names.filter((name) => /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name)).slice(0, MOST_NAMED)
  if (!commands || typed.length === 0) return undefined
  const starts = Array.from(
    { length: Math.ceil(typed.length / IN_ONE_COMMAND) },
    (_, at) => at * IN_ONE_COMMAND,
  )
  return starts.flatMap((start) => commands(typed.slice(start, start + IN_ONE_COMMAND)))
}
