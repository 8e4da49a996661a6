import { expect, test } from 'vitest'
import { msg, render, verbatim } from '../../contract/message.ts'
import type { CgroupsPicture, PicturedCgroup } from '../../contract/picture.ts'
import { type CgroupHistory, rememberGroups, SPAN } from './cgroup-history.ts'
import { eventsText, groupText, metersOf, totalsText } from './cgroup-meters.ts'
import { linePath } from './chart-path.ts'

const MiB = 2 ** 20

interface Given {
  id?: string
  memory?: Partial<PicturedCgroup['memory']>
  cpu?: Partial<PicturedCgroup['cpu']>
  pids?: Partial<PicturedCgroup['pids']>
}

function group({ id = '0'.repeat(12), memory, cpu, pids }: Given = {}): PicturedCgroup {
  return {
    container: { id, name: 'web', image: 'bulkhead/shell', pid: 100 },
    memory: { used: 43 * MiB, limit: 64 * MiB, peak: null, kills: 0, ...memory },
    cpu: { used: 1, limit: 0.5, throttledPeriods: 0, throttled: 0, ...cpu },
    pids: { current: 3, limit: null, refused: 0, ...pids },
  }
}

const START = Date.UTC(2026, 0, 1, 10)

/** Pictures at seconds from the start. */
function seen(...pictures: [second: number, groups: PicturedCgroup[]][]): CgroupHistory {
  return pictures.reduce<CgroupHistory | undefined>((history, [second, groups]) => {
    const at = new Date(START + second * 1000).toISOString()
    const picture: CgroupsPicture = { kind: 'cgroups', at, version: 2, groups }
    return rememberGroups(history, picture)
  }, undefined)!
}

test('nothing runs', () => {
  expect(seen([0, []])).toEqual([])
})

test('CPU is what was used between two pictures', () => {
  const [web] = seen([0, [group()]], [0.5, [group({ cpu: { used: 1.2 } })]])
  expect(web!.samples.map(({ cpu }) => cpu)).toEqual([null, expect.closeTo(0.4)])
  expect(metersOf(web!, START + 500)[1]).toMatchObject({
    now: verbatim('0.4'),
    limitText: msg`of ${'0.5'} cores`,
  })
})

test('what the limits do is marked when it happens; what happened before is only counted', () => {
  const [web] = seen(
    [0, [group({ memory: { kills: 2 } })]],
    [1, [group({ memory: { kills: 3 }, cpu: { throttledPeriods: 4 }, pids: { refused: 10 } })]],
    [2, [group({ memory: { kills: 3 }, cpu: { throttledPeriods: 9 }, pids: { refused: 10 } })]],
  )
  expect(web!.marks).toEqual([
    { kind: 'killed', from: START + 1000, to: START + 1000, count: 1 },
    { kind: 'throttled', from: START + 1000, to: START + 2000, count: 9 },
    { kind: 'refused', from: START + 1000, to: START + 1000, count: 10 },
  ])
  expect(render(groupText(web!, START + 13_000))).toBe(
    'web: memory 43 MiB of 64 MiB (one process killed 12 s ago); ' +
      'CPU 0 of 0.5 cores (throttled in 9 periods, last 11 s ago); ' +
      'processes 3, no limit (10 forks refused, last 12 s ago).',
  )
  expect(render(totalsText(web!)!)).toBe('Since it began: 3 processes killed, 10 forks refused.')
})

test('events that are apart are two marks, and told together', () => {
  const kills = (count: number) => [group({ memory: { kills: count } })]
  const [web] = seen([0, kills(0)], [1, kills(1)], [5, kills(1)], [6, kills(2)])
  expect(web!.marks.map(({ from }) => from - START)).toEqual([1000, 6000])
  expect(render(eventsText(web!, START + 10_000)!)).toBe(
    'In the last minute: 2 processes killed, last 4 s ago.',
  )
})

test('counters that go back are a group made anew: no mark, no negative use', () => {
  const [web] = seen(
    [0, [group({ memory: { kills: 5 }, cpu: { used: 100, throttledPeriods: 50 } })]],
    [1, [group({ memory: { kills: 0 }, cpu: { used: 0.1, throttledPeriods: 0 } })]],
    [2, [group({ memory: { kills: 1 }, cpu: { used: 0.2, throttledPeriods: 0 } })]],
  )
  expect(web!.samples.map(({ cpu }) => cpu)).toEqual([null, null, expect.closeTo(0.1)])
  expect(web!.marks).toMatchObject([{ kind: 'killed', count: 1 }])
})

test('a kernel that does not count is not taken for one that counted nothing', () => {
  const unknown = group({ memory: { kills: null }, pids: { refused: null } })
  const [web] = seen([0, [unknown]], [1, [group({ memory: { kills: 3 } })]], [2, [unknown]])
  expect(web!.marks).toEqual([])
})

test('keeps a minute and the sample before it', () => {
  const pictures = Array.from({ length: 200 }, (_, second): [number, PicturedCgroup[]] => [second, [group()]])
  const [web] = seen(...pictures)
  expect(web!.samples).toHaveLength(SPAN / 1000 + 1)
})

test('a container that went stays for a minute, and says so', () => {
  const history = seen([0, [group()]], [1, []], [30, []])
  expect(history).toHaveLength(1)
  expect(render(groupText(history[0]!, START + 31_000))).toContain('web (ended 30 s ago): memory')
  expect(seen([0, [group()]], [1, []], [62, []])).toEqual([])
})

test('one that came back begins anew', () => {
  const [web] = seen([0, [group()]], [1, []], [2, [group({ cpu: { used: 9 } })]])
  expect(web!.goneAt).toBeUndefined()
  expect(web!.samples.at(-1)!.cpu).toBeNull()
})

test('a clock that is set back leaves nothing of the future', () => {
  const [web] = seen([0, [group()]], [50, [group({ memory: { kills: 1 } })]], [-3600, [group()]])
  expect(web!.samples).toHaveLength(1)
  expect(web!.marks).toEqual([])
})

test('many containers, and the same id twice', () => {
  const many = Array.from({ length: 500 }, (_, index) => group({ id: index.toString(16).padStart(12, '0') }))
  expect(seen([0, many], [1, many])).toHaveLength(500)
  expect(seen([0, [group(), group()]])).toHaveLength(1)
})

test('the drawing has room for the limit and for what is used', () => {
  const [web] = seen([0, [group({ memory: { used: 3 * MiB, limit: null }, pids: { limit: 0, current: 4 } })]])
  const [memory, cpu, pids] = metersOf(web!, START)
  expect(memory).toMatchObject({ limitText: msg`· no limit`, limit: null })
  expect(memory!.top).toBeGreaterThan(3 * MiB)
  expect(cpu).toMatchObject({ now: msg`not measured yet`, points: [] })
  expect(pids!.top).toBeGreaterThan(4)
})

test('lines: over a gap they keep to what is known, and go on to the present', () => {
  const frame = { from: 0, to: 10_000, top: 10, width: 100, height: 10 }
  const points = [
    { at: 0, value: 0 },
    { at: 1_000, value: 5 },
    { at: 6_000, value: 10 },
  ]
  expect(linePath(points, frame)).toBe('M0 10L10 5H60V0H100')
  expect(linePath(points, frame, 'averaged')).toBe('M0 10L10 5V0H60V10H100')
  expect(linePath([], frame)).toBe('')
  expect(linePath([{ at: 10_000, value: 1e300 }], { ...frame, top: 0 })).toBe('M100 10')
})
