import { expect, test } from 'vitest'
import { msg } from '../contract/index.ts'
import { progressLine } from './progress-line.ts'

function screen(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, columns: 30, write: (text: string) => written.push(text) }
}

const never = new AbortController().signal

test('on a terminal one line is drawn again and again, never wider than the terminal', () => {
  const out = screen(true)
  let now = 0
  const line = progressLine(out, never, () => now)
  line.show({
    step: msg`Lab host`,
    fraction: 0.129,
    detail: 'Unpacking something long \x1b[31m of Debian',
  })
  now = 10
  line.show({ step: msg`Lab host`, fraction: 0.2 })
  now = 100
  line.show({ step: msg`Lab host`, fraction: 0.3 })
  line.show({ step: msg`Probe`, fraction: 0.4 })
  line.clear()
  expect(out.written).toEqual([
    '\r\x1b[2K 12%  Lab host · Unpacking so',
    '\r\x1b[2K 30%  Lab host',
    '\r\x1b[2K 40%  Probe',
    '\r\x1b[2K',
  ])
})

test('elsewhere a line is printed for each step and each tenth of the whole', () => {
  const out = screen(false)
  const line = progressLine(out, never)
  for (const fraction of [0, 0.05, 0.09, 0.1, 0.15]) line.show({ step: msg`Lab host`, fraction })
  line.show({ step: msg`Probe`, fraction: 0.16 })
  line.clear()
  expect(out.written).toEqual(['  0%  Lab host\n', ' 10%  Lab host\n', ' 16%  Probe\n'])
})

test('once it is over, nothing is drawn over what is said then', () => {
  const out = screen(true)
  const over = new AbortController()
  const line = progressLine(out, over.signal)
  over.abort()
  line.show({ step: msg`Lab host`, fraction: 0.5 })
  line.clear()
  expect(out.written).toEqual(['\r\x1b[2K'])
})
