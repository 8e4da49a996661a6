import { decodeServerFrame, encodeClientFrame } from '../../../contract/frames.ts'
import type { Connection } from '../../connection/connection.ts'
import type { PlayerStage } from '../../recordings/stage.ts'
import { createAcknowledger } from '../../terminal/acknowledger.ts'

/** What a terminal has before its size is told. */
const [COLS, ROWS] = [80, 24]

/** Shows one terminal of a look until disposed. Nothing but how far it was taken goes back. `onEnd`: nothing more comes. */
export function showLook(
  connection: Pick<Connection<unknown>, 'openTerminal'>,
  look: string,
  terminal: string,
  stage: Pick<PlayerStage, 'write' | 'resize' | 'clear'>,
  onEnd: () => void,
): () => void {
  let isDisposed = false
  let close = () => {}
  let size: [cols: number, rows: number] = [COLS, ROWS]
  const run = async () => {
    const channel = await connection.openTerminal(`${look}/${terminal}`)
    if (isDisposed) return channel.close()
    close = () => channel.close()
    const acknowledger = createAcknowledger((bytes) =>
      channel.send(encodeClientFrame({ type: 'ack', bytes })),
    )
    channel.onFrame((bytes) => {
      const frame = decodeServerFrame(bytes)
      if (isDisposed || !frame) return
      if (frame.type === 'output') stage.write(frame.data, () => acknowledger.taken(frame.data.length))
      else if (frame.type === 'size') {
        size = [frame.cols, frame.rows]
        stage.resize(...size)
      } else if (frame.type === 'replay') {
        stage.clear(...size)
        stage.write(frame.data)
      } else onEnd()
    })
    channel.onClose(() => isDisposed || onEnd())
  }
  run().catch(() => isDisposed || onEnd())
  return () => {
    isDisposed = true
    close()
  }
}
