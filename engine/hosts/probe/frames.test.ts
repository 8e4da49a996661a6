import { expect, test } from 'vitest'
import { AgentFrame, createFrameReader, encodeFrame } from './frames.ts'

const frames = [
  { type: AgentFrame.Request, channel: 7, payload: Buffer.from('{"op":"hello"}') },
  { type: AgentFrame.End, channel: 4_000_000_000, payload: Buffer.alloc(0) },
  { type: AgentFrame.Data, channel: 1, payload: Buffer.from([0, 255, 10]) },
]

test.each([1, 2, 5, 9, 1000])('frames survive being cut into pieces of %i bytes', (size) => {
  const bytes = Buffer.concat(frames.map((frame) => encodeFrame(frame.type, frame.channel, frame.payload)))
  const read = createFrameReader()
  const found = []
  for (let at = 0; at < bytes.length; at += size) found.push(...read(bytes.subarray(at, at + size)))
  expect(found).toEqual(frames)
})

test.each([0, 4, 0x7fffffff])('a length of %i is refused', (length) => {
  const bytes = encodeFrame(AgentFrame.Data, 1)
  bytes.writeUInt32BE(length, 0)
  expect(() => createFrameReader()(bytes)).toThrow('makes no sense')
})
