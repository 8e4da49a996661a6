import type { Look } from '../../contract/class/index.ts'
import type { ByteChannel, TerminalInfo } from '../../contract/index.ts'
import { logError } from '../log.ts'
import type { Terminals } from '../terminal/terminals.ts'
import type { ClassConnection } from './connection.ts'
import { classTroubles } from './troubles.ts'

/** How often it is looked which terminals there are, while somebody looks on, in milliseconds. */
const LIST_MS = 500
/** Fewer than the channels that a class lets one learner have. */
const MOST_TERMINALS = 32

interface Shown {
  channels: Map<string, ByteChannel>
  told: string
}

/** Whom the learner lets look at their terminals over one connection. Nothing is shown before they said yes. */
export function createLooks(
  connection: Pick<ClassConnection, 'member' | 'openTerminal'>,
  terminals: Pick<Terminals, 'list' | 'observe'>,
) {
  const running = new Map<string, Shown>()
  let known: readonly Look[] = []
  let timer: NodeJS.Timeout | undefined

  function stop(look: string): void {
    const shown = running.get(look)
    running.delete(look)
    for (const channel of shown?.channels.values() ?? []) channel.close()
    if (running.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  /** Shows those that are new; tells which there are where that has changed. */
  function show(look: string, shown: Shown): void {
    const all = terminals.list().slice(-MOST_TERMINALS)
    for (const { id, state } of all)
      if (state === 'running' && !shown.channels.has(id)) shown.channels.set(id, showing(look, shown, id))
    const telling = JSON.stringify(all)
    if (telling === shown.told) return
    shown.told = telling
    tell(look, all).catch((error) => logError('telling who looks on which terminals there are', error))
  }

  function showing(look: string, shown: Shown, id: string): ByteChannel {
    const channel = connection.openTerminal(look, id)
    terminals.observe(id, channel)
    channel.onClose(() => {
      if (shown.channels.get(id) === channel && terminals.list().every((one) => one.id !== id))
        shown.channels.delete(id)
    })
    return channel
  }

  const tell = (look: string, all: TerminalInfo[]) => connection.member.terminals({ look, terminals: all })

  function begin(look: string): void {
    if (running.has(look)) return
    const shown: Shown = { channels: new Map(), told: '' }
    running.set(look, shown)
    timer ??= setInterval(() => {
      for (const [id, one] of running) show(id, one)
    }, LIST_MS).unref()
    show(look, shown)
  }

  return {
    /** What the class says of who asks and who looks. */
    update(looks: readonly Look[]): void {
      known = looks
      for (const look of running.keys()) if (looks.every(({ id }) => id !== look)) stop(look)
    },
    /** Yes, no, or no longer. Throws TroubleError. */
    async answer(look: string, yes: boolean): Promise<void> {
      if (known.every(({ id }) => id !== look)) throw classTroubles.noLook()
      // What was allowed ends here at once, whatever the class says.
      if (!yes) stop(look)
      await connection.member.answerLook({ look, yes })
      if (yes && known.some(({ id }) => id === look)) begin(look)
    },
    end(): void {
      for (const look of running.keys()) stop(look)
    },
  }
}

export type Looks = ReturnType<typeof createLooks>
