import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import { CLASS_RPC_PATH, LOOK_PATH, type classContract } from '../../contract/class/index.ts'
import { type ByteChannel, MAX_FRAME } from '../../contract/index.ts'
import type { TroubleError } from '../hosts/lab-hosts.ts'
import type { Joined } from '../progress/membership.ts'
import type { ClassConnection, ConnectToClass } from './connection.ts'
import { watchLife } from './life.ts'
import { connectSecurely, troubleOf } from './secure-connection.ts'
import { classTroubles } from './troubles.ts'

const HANDSHAKE_MS = 15_000
/** Largest message that a class sends: a hundred messages of staff and the course, in bytes. */
const MAX_MESSAGE = 4 * 1024 * 1024
/** Frames that wait until a terminal's channel is open, at most. */
const MOST_EARLY = 64

type Whereto = Pick<Joined, 'address' | 'fingerprint' | 'token' | 'className'>

/** The way to a class on another machine. */
export function overNetwork(to: Whereto): ConnectToClass {
  return async (signal) => {
    const socket = await openSocket(to, CLASS_RPC_PATH, MAX_MESSAGE, signal)
    const client: ContractRouterClient<typeof classContract> = createORPCClient(
      new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
    )
    const stop = watchLife(socket)
    const closed = new Promise<Awaited<ClassConnection['closed']>>((resolve) => {
      socket.once('close', (code) => {
        stop()
        resolve(closedBy(code, to))
      })
    })
    return {
      member: client.member,
      openTerminal: (look, terminal) => terminalChannel(to, look, terminal),
      closed,
      close: () => socket.terminate(),
    }
  }
}

/** RFC 6455, 7.4.1: what the server says when a device was signed out while it was connected. */
const POLICY_VIOLATION = 1008

/** Whether the device is still known is told by the next try; nothing is given up for a closed connection alone. */
const closedBy = (code: number, { address }: Whereto) => ({
  refused: false,
  trouble: code === POLICY_VIOLATION ? null : classTroubles.silent(address).trouble,
})

/** Rejects with TroubleError. */
async function openSocket(
  to: Whereto,
  path: string,
  maxPayload: number,
  signal: AbortSignal,
): Promise<WebSocket> {
  const secure = await connectSecurely(to, signal)
  const url = new URL(path, to.address.replace(/^https:/, 'wss:'))
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      createConnection: () => secure,
      headers: { authorization: `Bearer ${to.token}` },
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload,
      perMessageDeflate: false,
      followRedirects: false,
    })
    const abort = () => socket.terminate()
    signal.addEventListener('abort', abort)
    const fail = (trouble: TroubleError) => {
      signal.removeEventListener('abort', abort)
      socket.on('error', () => {})
      secure.destroy()
      reject(trouble)
    }
    socket.once('unexpected-response', (_request, { statusCode }) => fail(refusedWith(statusCode, to)))
    socket.once('error', (error: NodeJS.ErrnoException) => fail(troubleOf(error, to.address)))
    socket.once('open', () => {
      signal.removeEventListener('abort', abort)
      socket.removeAllListeners('error')
      // A message that is too large or malformed: ws closes the socket itself.
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}

function refusedWith(status: number | undefined, { address, className }: Whereto): TroubleError {
  if (status === 401) return classTroubles.signedOut(className)
  if (status === 404) return classTroubles.notAClass(address)
  return classTroubles.silent(address)
}

/** Closed at once where it can't be opened. */
function terminalChannel(to: Whereto, look: string, terminal: string): ByteChannel {
  const abort = new AbortController()
  const onClose: (() => void)[] = []
  const onFrame: ((frame: Uint8Array) => void)[] = []
  let early: Uint8Array[] | undefined = []
  let socket: WebSocket | undefined
  let isClosed = false
  const closed = () => {
    isClosed = true
    for (const listener of onClose.splice(0)) listener()
  }
  const path = `${LOOK_PATH}${encodeURIComponent(look)}/${encodeURIComponent(terminal)}`
  openSocket(to, path, MAX_FRAME, abort.signal).then((opened) => {
    socket = opened
    opened.on('close', closed)
    opened.on('message', (data: Buffer, isBinary) => {
      if (!isBinary) return opened.close()
      for (const listener of onFrame) listener(data)
    })
    for (const frame of early ?? []) opened.send(frame)
    early = undefined
    if (isClosed) opened.close()
  }, closed)
  return {
    send(frame) {
      if (isClosed) return
      if (early === undefined) {
        if (socket?.readyState === WebSocket.OPEN) socket.send(frame)
      } else if (early.length < MOST_EARLY) early.push(frame)
      else this.close()
    },
    onFrame: (listener) => void onFrame.push(listener),
    onClose: (listener) => void (isClosed ? listener() : onClose.push(listener)),
    close() {
      if (isClosed) return
      // What was sent, an exit status among it, still arrives.
      if (socket) socket.close()
      else if (early?.length === 0) abort.abort()
      closed()
    },
  }
}
