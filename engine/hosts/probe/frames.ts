/**
 * Frames between the engine and the agent in a probe container (labs/host/probe/agent/agent.py): u32 length
 * of what follows, u8 type, u32 channel, payload; big-endian.
 */
export const AgentFrame = { Request: 1, Answer: 2, Data: 3, End: 4, Close: 5, Event: 6 } as const
export type AgentFrameType = (typeof AgentFrame)[keyof typeof AgentFrame]

export interface Frame {
  type: number
  channel: number
  payload: Buffer
}

const HEAD = 9
/**
 * The agent never sends more in one frame: a file of 512 KiB, each byte of which JSON may write with six. A
 * larger length means that we read something else.
 */
const MAX_AGENT_FRAME = 4 * 1024 * 1024

export function encodeFrame(
  type: AgentFrameType,
  channel: number,
  payload: Uint8Array = Buffer.alloc(0),
): Buffer {
  const frame = Buffer.allocUnsafe(HEAD + payload.length)
  frame.writeUInt32BE(5 + payload.length, 0)
  frame.writeUInt8(type, 4)
  frame.writeUInt32BE(channel, 5)
  frame.set(payload, HEAD)
  return frame
}

/** Takes bytes in any pieces and gives whole frames. Throws where the bytes can't be frames. */
export function createFrameReader(): (chunk: Buffer) => Frame[] {
  let pending: Buffer = Buffer.alloc(0)
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    const frames: Frame[] = []
    while (pending.length >= HEAD) {
      const length = pending.readUInt32BE(0)
      if (length < 5 || length > MAX_AGENT_FRAME)
        throw new Error(`An agent frame of ${length} bytes makes no sense.`)
      if (pending.length < 4 + length) break
      frames.push({
        type: pending.readUInt8(4),
        channel: pending.readUInt32BE(5),
        payload: pending.subarray(HEAD, 4 + length),
      })
      pending = pending.subarray(4 + length)
    }
    return frames
  }
}
