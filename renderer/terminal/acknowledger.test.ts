import { expect, test } from 'vitest'
import { FlowControl } from '../../contract/frames.ts'
import { createAcknowledger } from './acknowledger.ts'

function recorded() {
  const sent: number[] = []
  return {
    sent,
    total: () => sent.reduce((sum, bytes) => sum + bytes, 0),
    ...createAcknowledger((n) => sent.push(n)),
  }
}

test('an echo costs no acknowledgement', () => {
  const ack = recorded()
  for (let i = 0; i < 20; i++) ack.taken(40)
  expect(ack.sent).toEqual([])
})

test('a flood is acknowledged in large steps', () => {
  const ack = recorded()
  for (let i = 0; i < 64; i++) ack.taken(4096)
  expect(ack.sent.every((bytes) => bytes >= FlowControl.ACK)).toBe(true)
  expect(ack.sent.length).toBeGreaterThan(1)
})

test('once all is taken, what is left unacknowledged lets the engine go on', () => {
  for (const size of [5_001, 37_000, 100_001, 1_000_003]) {
    const ack = recorded()
    for (let left = size; left > 0; left -= 4096) ack.taken(Math.min(left, 4096))
    expect(size - ack.total()).toBeLessThan(FlowControl.LOW)
  }
})
