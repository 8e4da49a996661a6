import { type ByteChannel, FlowControl, decodeServerFrame, encodeClientFrame } from '../../contract/index.ts'
import { ONLOOKER_REPLAY, type Onlooker, createOnlooker } from '../../engine/terminal/onlooker.ts'
import { createScrollback } from '../../engine/terminal/scrollback.ts'
import type { TerminalSize } from '../../contract/index.ts'

/** Of one look: terminals that are shown or waited for. */
const MOST = 64
/** Windows on one terminal. */
const MOST_VIEWERS = 8

/** What a learner's machine sends, passed on to whoever looks. A viewer's frames never go back to it. */
export interface Screens {
  show(terminal: string, channel: ByteChannel): void
  /** May come before what it shows. */
  view(terminal: string, channel: ByteChannel): void
  /** Those that are not among them are closed. */
  keep(terminals: readonly string[]): void
  close(): void
}

interface Screen {
  /** The newest of it, for viewers who come later or fall behind. */
  recent: ReturnType<typeof createScrollback>
  size: TerminalSize | undefined
  from: ByteChannel | undefined
  viewers: Set<Onlooker>
}

export function createScreens(): Screens {
  const screens = new Map<string, Screen>()
  let closed = false

  function screenOf(terminal: string): Screen | undefined {
    const known = screens.get(terminal)
    if (known || closed || screens.size >= MOST) return known
    const made: Screen = {
      recent: createScrollback(ONLOOKER_REPLAY),
      size: undefined,
      from: undefined,
      viewers: new Set(),
    }
    screens.set(terminal, made)
    return made
  }

  function closeScreen(terminal: string, status?: number): void {
    const screen = screens.get(terminal)
    if (!screen) return
    screens.delete(terminal)
    const { viewers, from } = screen
    screen.from = undefined
    for (const viewer of viewers) {
      if (status === undefined) viewer.close()
      else viewer.end(status)
    }
    viewers.clear()
    from?.close()
  }

  /** Ours to answer is only how far it was taken: the learner's machine sends no more than that lets it. */
  function receive(
    terminal: string,
    screen: Screen,
    bytes: Uint8Array,
    taken: (bytes: number) => void,
  ): void {
    const frame = decodeServerFrame(bytes)
    switch (frame?.type) {
      case 'output':
        screen.recent.push(frame.data)
        for (const viewer of screen.viewers) viewer.show(frame.data)
        return taken(frame.data.length)
      case 'replay':
        screen.recent = createScrollback(ONLOOKER_REPLAY)
        screen.recent.push(frame.data)
        for (const viewer of screen.viewers) viewer.again()
        return
      case 'size':
        screen.size = { cols: frame.cols, rows: frame.rows }
        for (const viewer of screen.viewers) viewer.resize(screen.size)
        return
      case 'exit':
        return closeScreen(terminal, frame.status)
      default:
        return closeScreen(terminal)
    }
  }

  return {
    show(terminal, channel) {
      const screen = screenOf(terminal)
      if (!screen) return channel.close()
      const before = screen.from
      screen.from = channel
      before?.close()
      let unsaid = 0
      const taken = (bytes: number) => {
        unsaid += bytes
        if (unsaid < FlowControl.ACK) return
        channel.send(encodeClientFrame({ type: 'ack', bytes: unsaid }))
        unsaid = 0
      }
      channel.onFrame((bytes) => {
        if (screen.from === channel) receive(terminal, screen, bytes, taken)
      })
      channel.onClose(() => {
        if (screen.from === channel) closeScreen(terminal)
      })
    },
    view(terminal, channel) {
      const screen = screenOf(terminal)
      if (!screen || screen.viewers.size >= MOST_VIEWERS) return channel.close()
      const viewer = createOnlooker(channel, () => screen.recent.bytes(), screen.size)
      screen.viewers.add(viewer)
      channel.onClose(() => {
        if (screen.viewers.delete(viewer)) viewer.close()
      })
    },
    keep(terminals) {
      for (const terminal of [...screens.keys()]) if (!terminals.includes(terminal)) closeScreen(terminal)
    },
    close() {
      closed = true
      for (const terminal of [...screens.keys()]) closeScreen(terminal)
    },
  }
}
