// Imports nothing, so that the window needs no schema library for what it sends and receives.

/** The sizes that a terminal may have, in cells. */
export const SIZE_LIMITS = { minCols: 2, maxCols: 1000, minRows: 1, maxRows: 500 } as const

/**
 * Flow control, counted in bytes of output that the window has not yet taken. The engine stops reading
 * from the shell above HIGH and goes on below LOW; the window acknowledges every ACK. ACK < LOW < HIGH:
 * what the window has taken and not yet acknowledged is less than ACK, so it can't keep the shell waiting.
 */
export const FlowControl = {
  HIGH: 512 * 1024,
  LOW: 256 * 1024,
  ACK: 64 * 1024,
} as const

/** Bytes of output kept per terminal for a window that comes back. */
export const SCROLLBACK_BYTES = 2 * 1024 * 1024

/** Largest frame either side accepts, but for Replay, which is SCROLLBACK_BYTES and its head at most. */
export const MAX_FRAME = 1024 * 1024

/**
 * Frames on a terminal's own binary channel: one type byte, then the payload.
 * Window to engine: Input (bytes), Resize (cols, rows as u16 big-endian), Ack (bytes as u32 big-endian).
 * Engine to window: Output (bytes), Replay (bytes kept from before, sent once at first, also when empty),
 * Exit (status as i32 big-endian; the channel then closes).
 * Whoever only looks on is also told the Size (cols, rows as u16 big-endian) whenever it is another, and gets a Replay
 * again after output that they were too slow for: it stands in place of all that came before.
 */
export const FrameType = { Input: 0, Resize: 1, Ack: 2, Output: 16, Replay: 17, Exit: 18, Size: 19 } as const

export type ClientFrame =
  | { type: 'input'; data: Uint8Array }
  | { type: 'resize'; cols: number; rows: number }
  | { type: 'ack'; bytes: number }

export type ServerFrame =
  | { type: 'output'; data: Uint8Array }
  | { type: 'replay'; data: Uint8Array }
  | { type: 'exit'; status: number }
  | { type: 'size'; cols: number; rows: number }

function withHead(type: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(payload.length + 1)
  frame[0] = type
  frame.set(payload, 1)
  return frame
}

function sizeFrame(type: number, { cols, rows }: { cols: number; rows: number }): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(5)
  out[0] = type
  const view = new DataView(out.buffer)
  view.setUint16(1, cols)
  view.setUint16(3, rows)
  return out
}

/** `undefined` where no terminal has that size. */
function readSize(bytes: Uint8Array): { cols: number; rows: number } | undefined {
  if (bytes.length !== 5) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cols = view.getUint16(1)
  const rows = view.getUint16(3)
  const { minCols, maxCols, minRows, maxRows } = SIZE_LIMITS
  const fits = cols >= minCols && cols <= maxCols && rows >= minRows && rows <= maxRows
  return fits ? { cols, rows } : undefined
}

export function encodeClientFrame(frame: ClientFrame): Uint8Array<ArrayBuffer> {
  switch (frame.type) {
    case 'input':
      return withHead(FrameType.Input, frame.data)
    case 'resize':
      return sizeFrame(FrameType.Resize, frame)
    case 'ack': {
      const out = new Uint8Array(5)
      out[0] = FrameType.Ack
      new DataView(out.buffer).setUint32(1, frame.bytes)
      return out
    }
  }
}

/** `undefined` for anything malformed or too large: the caller closes the channel. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame | undefined {
  if (bytes.length < 1 || bytes.length > MAX_FRAME) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (bytes[0]) {
    case FrameType.Input:
      return { type: 'input', data: bytes.subarray(1) }
    case FrameType.Resize: {
      const size = readSize(bytes)
      return size && { type: 'resize', ...size }
    }
    case FrameType.Ack:
      return bytes.length === 5 ? { type: 'ack', bytes: view.getUint32(1) } : undefined
    default:
      return undefined
  }
}

export function encodeServerFrame(frame: ServerFrame): Uint8Array<ArrayBuffer> {
  switch (frame.type) {
    case 'output':
      return withHead(FrameType.Output, frame.data)
    case 'replay':
      return withHead(FrameType.Replay, frame.data)
    case 'exit': {
      const out = new Uint8Array(5)
      out[0] = FrameType.Exit
      new DataView(out.buffer).setInt32(1, frame.status)
      return out
    }
    case 'size':
      return sizeFrame(FrameType.Size, frame)
  }
}

export function decodeServerFrame(bytes: Uint8Array): ServerFrame | undefined {
  if (bytes.length < 1) return undefined
  switch (bytes[0]) {
    case FrameType.Output:
      return { type: 'output', data: bytes.subarray(1) }
    case FrameType.Replay:
      return { type: 'replay', data: bytes.subarray(1) }
    case FrameType.Exit:
      return bytes.length === 5
        ? { type: 'exit', status: new DataView(bytes.buffer, bytes.byteOffset, 5).getInt32(1) }
        : undefined
    case FrameType.Size: {
      const size = readSize(bytes)
      return size && { type: 'size', ...size }
    }
    default:
      return undefined
  }
}

/** A terminal's byte channel, whatever carries it: a WebSocket in the browser, a MessagePort under Electron. */
export interface ByteChannel {
  send(frame: Uint8Array<ArrayBuffer>): void
  onFrame(listener: (frame: Uint8Array) => void): void
  onClose(listener: () => void): void
  close(): void
}
