import { describe, expect, test } from 'vitest'
import { Picture, ProbeError } from '../../contract/index.ts'
import { readerOf } from './kinds.ts'
import { processOf, seenProcesses, web } from './testing-readings.ts'

const at = new Date().toISOString()

test('what root called a process is shown as text', () => {
  const name = 'a\nb\u001b[31m'
  const { picture, containers } = readerOf('processes')(
    seenProcesses(processOf(1), processOf(7, { name, command: 'x'.repeat(1200), container: web })),
  )
  const shown = picture(new Map())
  expect(shown).toMatchObject({
    processes: [{}, { name: 'a b [31m', command: 'x'.repeat(400) }],
    containers: [{ id: web }],
  })
  expect([...containers]).toEqual([web])
  expect(Picture.safeParse({ ...shown, at }).error).toBeUndefined()
})

describe.each(['processes', 'cgroups', 'packet-path', 'api-traffic'] as const)('%s', (kind) => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'seen'],
    ['an empty event', {}],
    ['nothing seen', { seen: null }],
    ['something else', { seen: { processes: 'many', groups: {}, text: 5, requests: [] } }],
    ['half a process', { seen: { processes: [{ pid: 1 }], more: 0 } }],
    [
      'too many processes',
      { seen: { processes: Array.from({ length: 401 }, (_, n) => processOf(n + 1)), more: 0 } },
    ],
    [
      'too many groups',
      {
        seen: {
          version: 1,
          groups: Array.from({ length: 41 }, () => ({ container: web, pid: 1, files: {} })),
        },
      },
    ],
    ['too much text', { seen: { recording: true, counters: [], text: 'x'.repeat(300_000) } }],
    ['a version that there is not', { seen: { version: 3, groups: [] } }],
  ])('refuses %s', (_, event) => {
    expect(() => readerOf(kind)(event)).toThrow(ProbeError)
  })

  test('says why it can’t look', () => {
    expect(() => readerOf(kind)({ trouble: 'OSError: nft\n' })).toThrow('could not look: OSError: nft ')
  })
})
