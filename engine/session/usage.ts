import type { ByteChannel } from '../../contract/index.ts'
import { FrameType } from '../../contract/frames.ts'

/** When each exercise was used last: something was asked about it, or typed into a terminal of it. */
export interface Usage {
  used(exercise: string): void
  /** In milliseconds since 1970; when the engine began where it never was. */
  usedAt(exercise: string): number
  /** The channel of a terminal; what is typed into it counts. */
  heard(channel: ByteChannel, exercise: string): ByteChannel
}

export function createUsage(now: () => number = Date.now): Usage {
  const began = now()
  const last = new Map<string, number>()
  const used = (exercise: string) => void last.set(exercise, now())
  return {
    used,
    usedAt: (exercise) => last.get(exercise) ?? began,
    heard: (channel, exercise) => ({
      send: (frame) => channel.send(frame),
      onFrame: (listener) =>
        channel.onFrame((frame) => {
          if (frame[0] === FrameType.Input) used(exercise)
          listener(frame)
        }),
      onClose: (listener) => channel.onClose(listener),
      close: () => channel.close(),
    }),
  }
}
