import { expect, test } from 'vitest'
import { atMost, ratioAtLeast } from './figures.ts'
import { tableOf } from './report.ts'

test('a row says what was measured, against what, and whether it is enough', () => {
  const baseline = { what: 'from memory', samples: [4] }
  const table = tableOf([
    {
      section: 'terminal',
      load: [0, 0],
      figures: [
        {
          what: 'output',
          unit: 'MB/s',
          by: 'median',
          samples: [3, 2, 4],
          baseline,
          targets: [ratioAtLeast(0.8)],
        },
        { what: 'echo', unit: 'ms', by: 'p95', samples: [8, 123.4], targets: [atMost(20)] },
        { what: 'size', unit: 'kB', by: 'median', samples: [12.34], targets: [] },
      ],
    },
    { section: 'start', load: [0, 0], figures: [], failure: 'No port was free.' },
  ])
  const cells = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  expect(cells.slice(2).map((row) => row.slice(1, -1))).toEqual([
    ['terminal: output', '3.00 MB/s (2.00–4.00)', '4.00 MB/s, from memory', '0.75', '≥ 0.8 ×', 'missed'],
    ['terminal: echo', 'p95 123 ms, median 65.7', '', '', '≤ 20 ms', 'missed'],
    ['terminal: size', '12.3 kB', '', '', '', ''],
    ['start: could not be measured', '', '', '', '', 'No port was free.'],
  ])
})

test('all lines are equally long', () => {
  const figure = { what: 'x', unit: 'ms' as const, by: 'median' as const, samples: [1], targets: [atMost(2)] }
  const table = tableOf([{ section: 'app', figures: [figure], load: [0, 0] }])
  expect(new Set(table.split('\n').map((line) => line.length)).size).toBe(1)
})
