import type { ByteChannel } from '../../contract/index.ts'
import type { Engine } from '../../engine/engine.ts'
import type { TextChannel } from '../../engine/rpc/text-channel.ts'
import type { Presence } from './put-away.ts'
import type { HostedEngine } from './types.ts'

/** An engine with whoever is at its windows. */
export interface Learner extends Presence {
  readonly engine: Engine
  /** Counts the windows that are connected to it. */
  readonly served: HostedEngine
  /** Ends all that is connected. */
  cutOff(): void
}

export function createLearner(engine: Engine): Learner {
  const windows = new Set<TextChannel>()
  const terminals = new Set<ByteChannel>()
  const learner = {
    engine,
    windows: 0,
    leftAt: Date.now(),
    served: {
      client: engine.client,
      exec: engine.exec,
      labs: engine.labs,
      attachRpc(channel: TextChannel) {
        windows.add(channel)
        learner.windows = windows.size
        channel.onClose(() => {
          windows.delete(channel)
          learner.windows = windows.size
          learner.leftAt = Date.now()
        })
        engine.attachRpc(channel)
      },
      attachTerminal(id: string, channel: ByteChannel) {
        terminals.add(channel)
        channel.onClose(() => terminals.delete(channel))
        engine.attachTerminal(id, channel)
      },
    },
    cutOff() {
      for (const channel of [...windows, ...terminals]) channel.close()
    },
  }
  return learner
}
