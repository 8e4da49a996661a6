import type { CgroupsPicture, PicturedCgroup } from '../../contract/picture.ts'

/** How much of the past is kept, in milliseconds. */
export const SPAN = 60_000
/** Events of one kind that are nearer to each other are one, in milliseconds. */
const NEAR = 1_500
/** Most samples kept per container, whatever the pace at which pictures come. */
const MOST_SAMPLES = 400

export type MarkKind = 'killed' | 'throttled' | 'refused'

/** The limit was felt: processes killed, periods held back, forks refused. Times in milliseconds. */
export interface Mark {
  kind: MarkKind
  from: number
  to: number
  count: number
}

export interface Sample {
  at: number
  memory: number
  /** Cores on average since the sample before; `null` where there is none to compare with. */
  cpu: number | null
  pids: number
}

export interface WatchedGroup {
  /** As it was seen last. */
  group: PicturedCgroup
  samples: readonly Sample[]
  marks: readonly Mark[]
  /** When it was first seen to be there no more. */
  goneAt?: number
}

export type CgroupHistory = readonly WatchedGroup[]

function feltOf({ memory, cpu, pids }: PicturedCgroup): Record<MarkKind, number | null> {
  return { killed: memory.kills, throttled: cpu.throttledPeriods, refused: pids.refused }
}

const kinds = ['killed', 'throttled', 'refused'] as const

/** Counters that went back belong to a group that was made anew: nothing is said of what can't be known. */
function marksAfter(before: WatchedGroup, group: PicturedCgroup, at: number, since: number): Mark[] {
  const was = feltOf(before.group)
  const is = feltOf(group)
  const marks = before.marks.filter(({ to }) => to > at - SPAN && to <= at)
  for (const kind of kinds) {
    const count = (is[kind] ?? 0) - (was[kind] ?? is[kind] ?? 0)
    if (count <= 0) continue
    const place = marks.findLastIndex((mark) => mark.kind === kind)
    const last = marks[place]
    if (last && since - last.to <= NEAR) marks[place] = { ...last, to: at, count: last.count + count }
    else marks.push({ kind, from: at, to: at, count })
  }
  return marks
}

function coresBetween(before: WatchedGroup, group: PicturedCgroup, milliseconds: number): number | null {
  const used = group.cpu.used - before.group.cpu.used
  if (before.goneAt !== undefined || used < 0 || milliseconds <= 0) return null
  return (used * 1000) / milliseconds
}

function follow(before: WatchedGroup | undefined, group: PicturedCgroup, at: number): WatchedGroup {
  const sample = { at, memory: group.memory.used, cpu: null, pids: group.pids.current }
  // A clock that was set back leaves nothing that lies in the future.
  const past = (before?.samples ?? []).filter((old) => old.at < at)
  const last = past.at(-1)
  if (!before || !last) return { group, samples: [sample], marks: [] }
  // One that is older than the span is kept, so that the line begins at the edge.
  const edge = past.findLastIndex((old) => old.at <= at - SPAN)
  const kept = past.slice(Math.max(edge, past.length - MOST_SAMPLES, 0))
  return {
    group,
    samples: [...kept, { ...sample, cpu: coresBetween(before, group, at - last.at) }],
    marks: marksAfter(before, group, at, last.at),
  }
}

/** All that was seen in the last minute, with one more picture. A container that went stays as long as that. */
export function rememberGroups(history: CgroupHistory | undefined, picture: CgroupsPicture): CgroupHistory {
  const at = Date.parse(picture.at)
  const before = new Map(history?.map((watched) => [watched.group.container.id, watched]))
  const groups = new Map(picture.groups.map((group) => [group.container.id, group]))
  const there = [...groups].map(([id, group]) => follow(before.get(id), group, at))
  const gone = [...before]
    .filter(([id]) => !groups.has(id))
    .map(([, watched]) => ({ ...watched, goneAt: watched.goneAt ?? at }))
    .filter(({ goneAt }) => Math.abs(at - goneAt) < SPAN)
  return [...there, ...gone]
}
