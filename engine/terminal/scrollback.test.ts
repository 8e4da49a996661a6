import { expect, test } from 'vitest'
import { createScrollback } from './scrollback.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('keeps everything while there is room', () => {
  const ring = createScrollback(100)
  ring.push(Buffer.from('one\ntw'))
  ring.push(Buffer.from('o\n'))
  expect(text(ring.bytes())).toBe('one\ntwo\n')
})

test('nothing pushed is empty', () => {
  expect(createScrollback(10).bytes().length).toBe(0)
})

test('cuts at the start of a line, whatever the chunks are', () => {
  for (const size of [1, 3, 7, 40, 1000]) {
    const ring = createScrollback(50)
    const all = Buffer.from(Array.from({ length: 100 }, (_, n) => `line ${n}\n`).join(''))
    for (let at = 0; at < all.length; at += size) ring.push(all.subarray(at, at + size))
    const kept = text(ring.bytes())
    expect(kept).toMatch(/^line \d+\n/)
    expect(all.toString().endsWith(kept)).toBe(true)
    expect(kept.length).toBeGreaterThan(40)
    expect(kept.length).toBeLessThanOrEqual(50)
  }
})

test('one endless line is kept as far as it fits', () => {
  const ring = createScrollback(10)
  ring.push(Buffer.from('x'.repeat(30)))
  expect(text(ring.bytes())).toBe('x'.repeat(10))
})

test('asking does not change what is kept', () => {
  const ring = createScrollback(20)
  for (let n = 0; n < 50; n += 1) ring.push(Buffer.from(`line ${n}\n`))
  expect(text(ring.bytes())).toBe(text(ring.bytes()))
})
