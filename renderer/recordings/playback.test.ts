import { expect, test } from 'vitest'
import { parseCast } from './cast.ts'
import { createPlayback } from './playback.ts'

const cast = parseCast(
  [
    '{"version":2,"width":80,"height":24,"timestamp":1795339800,"title":"daemon-tls: master"}',
    '[0.5,"o","a"]',
    '[1,"o","b"]',
    '[1,"r","100x30"]',
    '[61,"o","c"]',
    '[61.5,"i","typed"]',
    '[62,"m","full"]',
    '[62,"o","half',
  ].join('\n'),
)

function played() {
  const seen: string[] = []
  const stage = {
    write: (text: string) => void seen.push(text),
    resize: (cols: number, rows: number) => void seen.push(`${cols}x${rows}`),
    clear: (cols: number, rows: number) => void seen.splice(0, seen.length, `new ${cols}x${rows}`),
  }
  return { seen, ...createPlayback(cast, stage) }
}

test('a cast is read, but for what is no output and no size', () => {
  expect(cast).toMatchObject({ cols: 80, rows: 24, title: 'daemon-tls: master' })
  expect(cast.events.map(({ kind }) => kind)).toEqual(['output', 'output', 'size', 'output'])
  expect(() => parseCast('{"version":1,"width":80,"height":24}')).toThrow()
  expect(() => parseCast('')).toThrow()
})

test('plays as fast as it is told, pauses shortened, and stops at its end', () => {
  const { seen, play, pass, state, setSpeed } = played()
  pass(1000)
  expect(seen).toEqual(['new 80x24'])
  play()
  pass(600)
  expect(seen).toEqual(['new 80x24', 'a'])
  setSpeed(4)
  pass(100)
  expect(seen).toEqual(['new 80x24', 'a', 'b', '100x30'])
  expect(state()).toEqual({ isPlaying: true, at: 1, length: 3 })
  pass(10_000)
  expect(seen.at(-1)).toBe('c')
  expect(state()).toEqual({ isPlaying: false, at: 3, length: 3 })
  play()
  expect(seen).toEqual(['new 80x24'])
})

test('forward shows what lies between, backward begins anew', () => {
  const { seen, seek, state } = played()
  seek(1)
  expect(seen).toEqual(['new 80x24', 'ab', '100x30'])
  seek(0.7)
  expect(seen).toEqual(['new 80x24', 'a'])
  seek(-5)
  expect(state().at).toBe(0)
  seek(1000)
  expect(state().at).toBe(3)
})

test('with its pauses it stays at the same place', () => {
  const { seek, skipPauses, state } = played()
  seek(3)
  skipPauses(false)
  expect(state()).toMatchObject({ at: 61, length: 61 })
  skipPauses(true)
  expect(state()).toMatchObject({ at: 3, length: 3 })
})
