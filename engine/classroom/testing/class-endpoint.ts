import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { implement } from '@orpc/server'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  CLASS_RPC_PATH,
  DOORS,
  type JoinAnswer,
  JoinAsk,
  LOOK_PATH,
  ProveAsk,
  type MemberNews,
  type SignedReport,
  classContract,
} from '../../../contract/class/index.ts'
import type { ProgressFile, TerminalInfo } from '../../../contract/index.ts'
import { type Observable, observable } from '../../observable.ts'
import { attachRpc } from '../../rpc/attach-rpc.ts'
import type { TextChannel } from '../../rpc/text-channel.ts'
import { codeKey, proofOf } from '../code-proof.ts'
import { keyFingerprint } from '../pin.ts'
import { type MadeCertificate, makeCertificate } from './certificate.ts'

/** The learner's end of a class, over real TLS, with what it was told to be looked at. */
export interface ClassEndpoint {
  address: string
  fingerprint: string
  link: string
  /** What its learner's machine shows. */
  token: string
  /** What it was asked at the door. */
  asked: JoinAsk[]
  /** What it answers there; by itself, that one is in. */
  answer: JoinAnswer | undefined
  /** Whose token is no more. */
  revoked: Set<string>
  news: Observable<MemberNews>
  done: string[]
  looks: { look: string; yes: boolean }[]
  terminals: { look: string; terminals: TerminalInfo[] }[]
  /** Frames by path, and the channels that they came on. */
  shown: Map<string, { frames: Buffer[]; socket: WebSocket }>
  left: number
  /** What other machines of its learner told it, and how often it was asked for it. */
  work: ProgressFile
  worked: number
  connections(): number
  /** As a network that breaks. */
  cut(): void
  use(certificate: { key: string; cert: string }): void
  close(): Promise<void>
}

export interface EndpointOptions {
  certificate?: Pick<MadeCertificate, 'key' | 'cert'>
  port?: number
  /** Of a learner that it knows already. */
  token?: string
  /** Keeps them, once each; the answer goes out when it is over. */
  report(reports: readonly SignedReport[]): Promise<string[]> | string[]
}

const CODE = 'ABCD2345'

/** One and the same server, by its key, knows its learner also after it was away. */
const known: Record<string, { token: string; device: string }> = {}

export async function startEndpoint(options: EndpointOptions): Promise<ClassEndpoint> {
  const { certificate, port = 0, report } = options
  const made = certificate ?? (await makeCertificate())
  const server = createServer({ key: made.key, cert: made.cert })
  const sockets = new Set<WebSocket>()
  known[made.key] ??= { token: options.token ?? randomBytes(16).toString('hex'), device: randomUUID() }
  const { token, device } = known[made.key]!

  const os = implement(classContract.member)
  const router = {
    member: os.router({
      watch: os.watch.handler(({ signal }) => endpoint.news.watch(signal)),
      report: os.report.handler(async ({ input }) => ({ kept: await report(input.reports) })),
      work: os.work.handler(() => {
        endpoint.worked += 1
        return endpoint.work
      }),
      done: os.done.handler(({ input }) => void endpoint.done.push(input.request)),
      answerLook: os.answerLook.handler(({ input }) => void endpoint.looks.push(input)),
      terminals: os.terminals.handler(({ input }) => void endpoint.terminals.push(input)),
      leave: os.leave.handler(() => void (endpoint.left += 1)),
    }),
  }

  const answerAt: Record<string, (body: unknown) => unknown> = {
    [DOORS.about]: () => ({ name: 'Docker security', hosts: false, me: null }),
    async [DOORS.prove](body) {
      const { nonce } = ProveAsk.parse(body)
      return { proof: proofOf(await codeKey(CODE, endpoint.fingerprint), nonce, endpoint.fingerprint) }
    },
    [DOORS.join](body) {
      const ask = JoinAsk.parse(body)
      endpoint.asked.push(ask)
      if (ask.code !== CODE) return { kind: 'refused', why: 'code' }
      const me = { id: 'abcdefghijklmnop', name: ask.name, place: 'own' }
      return endpoint.answer ?? { kind: 'in', me, className: 'Docker security', token, device }
    },
  }
  server.on('request', (request, response) => {
    const answer = answerAt[request.url ?? '']
    if (request.method !== 'POST' || !answer) return void response.writeHead(404).end()
    void textOf(request).then(async (text) => {
      const body = JSON.stringify(await answer(JSON.parse(text)))
      response.setHeader('content-type', 'application/json').end(body)
    })
  })

  const upgrades = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const shown = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (shown !== token || endpoint.revoked.has(shown))
      return void socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
    upgrades.handleUpgrade(request, socket, head, (opened) => {
      sockets.add(opened)
      opened.on('close', () => sockets.delete(opened))
      const path = request.url ?? ''
      if (path === CLASS_RPC_PATH) attachRpc(router, channelOf(opened), {})
      else if (path.startsWith(LOOK_PATH)) {
        const frames: Buffer[] = []
        endpoint.shown.set(path.slice(LOOK_PATH.length), { frames, socket: opened })
        opened.on('message', (data: Buffer) => frames.push(data))
      } else opened.close()
    })
  })

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fingerprint = keyFingerprint(made.cert)
  const endpoint: ClassEndpoint = {
    address,
    fingerprint,
    link: `${address}/#/join/${CODE}/${fingerprint}`,
    token,
    asked: [],
    answer: undefined,
    revoked: new Set(),
    news: observable(sampleNews()),
    done: [],
    looks: [],
    terminals: [],
    shown: new Map(),
    left: 0,
    work: noWork(),
    worked: 0,
    connections: () => sockets.size,
    cut() {
      for (const socket of sockets) socket.terminate()
    },
    use: (other) => server.setSecureContext(other),
    async close() {
      endpoint.cut()
      endpoint.news.end()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return endpoint
}

export function sampleNews(changes: Partial<MemberNews> = {}): MemberNews {
  return {
    className: 'Docker security',
    name: 'Ada',
    course: { timeZone: 'Europe/Berlin', assignments: [] },
    messages: [],
    requests: [],
    looks: [],
    now: new Date().toISOString(),
    ...changes,
  }
}

export function noWork(): ProgressFile {
  const nothing = { seeds: {}, achievements: [], hints: [], attempts: [], notes: [], effort: [] }
  const exportedAt = new Date().toISOString()
  return { format: 'bulkhead-progress', version: 1, exportedAt, bulkhead: '0.1.0', ...nothing }
}

function channelOf(socket: WebSocket): TextChannel {
  return {
    send: (message) => socket.send(message),
    onMessage: (listener) => void socket.on('message', (data: Buffer) => listener(data.toString())),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.terminate(),
  }
}
