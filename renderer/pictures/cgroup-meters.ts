import { joined, type Message, msg, semicolon, verbatim } from '../../contract/message.ts'
import type { Mark, MarkKind, Sample, WatchedGroup } from './cgroup-history.ts'
import { nameText } from './plain-text.ts'
import { agoText, bytesText, numberText, secondsText } from './units.ts'

/** One resource of one container, ready to be drawn. */
export interface Meter {
  resource: 'memory' | 'cpu' | 'pids'
  name: Message
  /** "43 MiB". */
  now: Message
  /** "of 64 MiB", or "· no limit". */
  limitText: Message
  limit: number | null
  /** The top of the drawing. */
  top: number
  points: readonly Point[]
  marks: readonly Mark[]
  /** All of it in one sentence part: "memory 43 MiB of 64 MiB (one process killed 12 s ago)". */
  text: Message
}

export interface Point {
  at: number
  value: number
}

/** The word beside a mark's symbol. */
export const markWords: Record<MarkKind, Message> = {
  killed: msg`killed`,
  throttled: msg`throttled`,
  refused: msg`fork refused`,
}

/** What happened once, and what several times, the last time of them as long ago as `ago` says. */
const happened: Record<
  MarkKind,
  { once(ago: Message): Message; often(count: string, ago: Message): Message }
> = {
  killed: {
    once: (ago) => msg`one process killed ${ago}`,
    often: (count, ago) => msg`${count} processes killed, last ${ago}`,
  },
  throttled: {
    once: (ago) => msg`throttled in one period ${ago}`,
    often: (count, ago) => msg`throttled in ${count} periods, last ${ago}`,
  },
  refused: {
    once: (ago) => msg`one fork refused ${ago}`,
    often: (count, ago) => msg`${count} forks refused, last ${ago}`,
  },
}

/** "one process killed 12 s ago", "3 forks refused, last just now": what happened within the last minute. */
function marksText(marks: readonly Mark[], now: number): Message[] {
  const said: Message[] = []
  for (const kind of ['killed', 'throttled', 'refused'] as const) {
    const own = marks.filter((mark) => mark.kind === kind)
    const count = own.reduce((sum, mark) => sum + mark.count, 0)
    const last = own.at(-1)
    if (!last) continue
    const ago = agoText(now - last.to)
    said.push(count === 1 ? happened[kind].once(ago) : happened[kind].often(numberText(count), ago))
  }
  return said
}

/** Cores with as many digits as tell something. */
function coresText(cores: number): string {
  return cores < 9.995 ? String(Number(cores.toFixed(2))) : String(Math.round(cores))
}

interface Look {
  resource: Meter['resource']
  name: Message
  mark: MarkKind
  limit: number | null
  /** `null` where it isn't known yet. */
  value: number | null
  write(value: number): string
  /** What follows the value, where there is a limit and where there is none. */
  limited(limit: string): Message
  free: Message
  /** All of it within a sentence. */
  told(value: Message, limit: string): Message
  toldFree(value: Message): Message
  of(sample: Sample): number | null
  /** The top where there is no limit and next to nothing in use. */
  least: number
}

function meter(look: Look, { samples, marks }: WatchedGroup, now: number): Meter {
  const points = samples.flatMap((sample) => {
    const value = look.of(sample)
    return value === null ? [] : [{ at: sample.at, value }]
  })
  const most = points.reduce((top, { value }) => Math.max(top, value), 0)
  const value = look.value === null ? msg`not measured yet` : verbatim(look.write(look.value))
  const limit = look.limit === null ? undefined : look.write(look.limit)
  const own = marks.filter(({ kind }) => kind === look.mark)
  const [event] = marksText(own, now)
  const use = limit === undefined ? look.toldFree(value) : look.told(value, limit)
  return {
    resource: look.resource,
    name: look.name,
    now: value,
    limitText: limit === undefined ? look.free : look.limited(limit),
    limit: look.limit,
    top:
      look.limit === null ? Math.max(most * 1.3, look.least) : Math.max(look.limit * 1.15, most * 1.05, 1e-9),
    points,
    marks: own,
    text: event ? msg`${use} (${event})` : use,
  }
}

const limited = (limit: string) => msg`of ${limit}`
const free = msg`· no limit`

/** The parts of a look at CPU that tell of cores; before anything was measured there are none to tell of. */
function coresOf(limit: number | null, isMeasured: boolean) {
  return {
    limited: (text: string) => (limit === 1 ? msg`of ${text} core` : msg`of ${text} cores`),
    free: isMeasured ? msg`cores · no limit` : free,
    told: (value: Message, text: string) =>
      limit === 1 ? msg`CPU ${value} of ${text} core` : msg`CPU ${value} of ${text} cores`,
    toldFree: (value: Message) =>
      isMeasured ? msg`CPU ${value} cores, no limit` : msg`CPU ${value}, no limit`,
  }
}

/** Memory, CPU and processes of a container. */
export function metersOf(watched: WatchedGroup, now: number): Meter[] {
  const { memory, cpu, pids } = watched.group
  const cores = watched.samples.at(-1)?.cpu ?? null
  const looks: Look[] = [
    {
      resource: 'memory',
      name: msg`Memory`,
      mark: 'killed',
      limit: memory.limit,
      value: memory.used,
      write: bytesText,
      limited,
      free,
      told: (value, limit) => msg`memory ${value} of ${limit}`,
      toldFree: (value) => msg`memory ${value}, no limit`,
      of: (sample) => sample.memory,
      least: 2 ** 20,
    },
    {
      resource: 'cpu',
      name: verbatim('CPU'),
      mark: 'throttled',
      limit: cpu.limit,
      value: cores,
      write: coresText,
      ...coresOf(cpu.limit, cores !== null),
      of: (sample) => sample.cpu,
      least: 1,
    },
    {
      resource: 'pids',
      name: msg`Processes`,
      mark: 'refused',
      limit: pids.limit,
      value: pids.current,
      write: (value) => String(Math.round(value)),
      limited,
      free,
      told: (value, limit) => msg`processes ${value} of ${limit}`,
      toldFree: (value) => msg`processes ${value}, no limit`,
      of: (sample) => sample.pids,
      least: 10,
    },
  ]
  return looks.map((look) => meter(look, watched, now))
}

/** What the limits did to it since it began; nothing where they did nothing. */
export function totalsText({ group: { memory, cpu, pids } }: WatchedGroup): Message | undefined {
  const parts = [
    memory.kills && killedText(memory.kills),
    cpu.throttled && msg`throttled for ${secondsText(cpu.throttled)}`,
    pids.refused && refusedText(pids.refused),
    memory.peak !== null && msg`at most ${bytesText(memory.peak)} of memory`,
  ].filter((part) => typeof part === 'object' && part !== null)
  return parts.length > 0 ? msg`Since it began: ${joined(parts)}.` : undefined
}

function killedText(count: number): Message {
  return count === 1 ? msg`one process killed` : msg`${numberText(count)} processes killed`
}

function refusedText(count: number): Message {
  return count === 1 ? msg`one fork refused` : msg`${numberText(count)} forks refused`
}

/** What happened within the last minute, in words; nothing where nothing did. */
export function eventsText({ marks }: WatchedGroup, now: number): Message | undefined {
  const said = marksText(marks, now)
  return said.length > 0 ? msg`In the last minute: ${joined(said, semicolon)}.` : undefined
}

/** A container's meters as one sentence. */
export function groupText(watched: WatchedGroup, now: number): Message {
  const name = nameText(watched.group.container.name, 80)
  const meters = joined(
    metersOf(watched, now).map(({ text }) => text),
    semicolon,
  )
  return watched.goneAt === undefined
    ? msg`${name}: ${meters}.`
    : msg`${name} (ended ${agoText(now - watched.goneAt)}): ${meters}.`
}
