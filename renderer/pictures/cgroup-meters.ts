import type { Mark, MarkKind, Sample, WatchedGroup } from './cgroup-history.ts'
import { agoText, bytesText, counted, secondsText } from './units.ts'

/** One resource of one container, ready to be drawn. */
export interface Meter {
  resource: 'memory' | 'cpu' | 'pids'
  name: string
  /** "43 MiB". */
  now: string
  /** "of 64 MiB", or "no limit". */
  limitText: string
  limit: number | null
  /** The top of the drawing. */
  top: number
  points: readonly Point[]
  marks: readonly Mark[]
  /** All of it in one sentence part: "memory 43 MiB of 64 MiB, one process killed 12 s ago". */
  text: string
}

export interface Point {
  at: number
  value: number
}

/** The word beside a mark's symbol. */
export const markWords: Record<MarkKind, string> = {
  killed: 'killed',
  throttled: 'throttled',
  refused: 'fork refused',
}

const doings: Record<MarkKind, (count: number) => string> = {
  killed: (count) => `${counted(count, 'process', 'processes')} killed`,
  throttled: (count) => `throttled in ${counted(count, 'period')}`,
  refused: (count) => `${counted(count, 'fork')} refused`,
}

/** "one process killed 12 s ago", "3 forks refused, last just now": what happened within the last minute. */
function marksText(marks: readonly Mark[], now: number): string[] {
  const said: string[] = []
  for (const kind of ['killed', 'throttled', 'refused'] as const) {
    const own = marks.filter((mark) => mark.kind === kind)
    const count = own.reduce((sum, mark) => sum + mark.count, 0)
    const last = own.at(-1)
    if (last) said.push(`${doings[kind](count)}${count > 1 ? ', last' : ''} ${agoText(now - last.to)}`)
  }
  return said
}

/** Cores with as many digits as tell something. */
function coresText(cores: number): string {
  return cores < 9.995 ? String(Number(cores.toFixed(2))) : String(Math.round(cores))
}

interface Look {
  resource: Meter['resource']
  name: string
  /** Its name within a sentence. */
  said: string
  mark: MarkKind
  limit: number | null
  /** `null` where it isn't known yet. */
  value: number | null
  write(value: number): string
  unit?: string
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
  const unit = look.unit ? ` ${look.unit}` : ''
  const limitText = look.limit === null ? `${unit} · no limit` : ` of ${look.write(look.limit)}${unit}`
  const value = look.value === null ? 'not measured yet' : look.write(look.value)
  const own = marks.filter(({ kind }) => kind === look.mark)
  const events = marksText(own, now)
  return {
    resource: look.resource,
    name: look.name,
    now: value,
    limitText: limitText.trim(),
    limit: look.limit,
    top:
      look.limit === null ? Math.max(most * 1.3, look.least) : Math.max(look.limit * 1.15, most * 1.05, 1e-9),
    points,
    marks: own,
    text: [`${look.said} ${value}${limitText.replace(' ·', ',')}`, ...events].join(', '),
  }
}

/** Memory, CPU and processes of a container. */
export function metersOf(watched: WatchedGroup, now: number): Meter[] {
  const { memory, cpu, pids } = watched.group
  const looks: Look[] = [
    {
      resource: 'memory',
      name: 'Memory',
      said: 'memory',
      mark: 'killed',
      limit: memory.limit,
      value: memory.used,
      write: bytesText,
      of: (sample) => sample.memory,
      least: 2 ** 20,
    },
    {
      resource: 'cpu',
      name: 'CPU',
      said: 'CPU',
      mark: 'throttled',
      limit: cpu.limit,
      value: watched.samples.at(-1)?.cpu ?? null,
      write: coresText,
      unit: cpu.limit === 1 ? 'core' : 'cores',
      of: (sample) => sample.cpu,
      least: 1,
    },
    {
      resource: 'pids',
      name: 'Processes',
      said: 'processes',
      mark: 'refused',
      limit: pids.limit,
      value: pids.current,
      write: (value) => String(Math.round(value)),
      of: (sample) => sample.pids,
      least: 10,
    },
  ]
  return looks.map((look) => meter(look, watched, now))
}

/** What the limits did to it since it began; empty where nothing. */
export function totalsText({ group: { memory, cpu, pids } }: WatchedGroup): string {
  const parts = [
    memory.kills ? `${counted(memory.kills, 'process', 'processes')} killed` : '',
    cpu.throttled ? `throttled for ${secondsText(cpu.throttled)}` : '',
    pids.refused ? `${counted(pids.refused, 'fork')} refused` : '',
    memory.peak === null ? '' : `at most ${bytesText(memory.peak)}`,
  ].filter((part) => part !== '')
  return parts.length > 0 ? `Since it began: ${parts.join(', ')}.` : ''
}

/** What happened within the last minute, in words; empty where nothing did. */
export function eventsText({ marks }: WatchedGroup, now: number): string {
  const text = marksText(marks, now).join('; ')
  return text && `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** A container's meters as one sentence. */
export function groupText(watched: WatchedGroup, now: number): string {
  const { name } = watched.group.container
  const meters = metersOf(watched, now)
  const gone = watched.goneAt === undefined ? '' : ` (ended ${agoText(now - watched.goneAt)})`
  return `${name}${gone}: ${meters.map(({ text }) => text).join('; ')}.`
}
