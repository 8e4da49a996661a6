import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type TLSSocket, connect } from 'node:tls'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { CLASS_RPC_PATH, DOORS, type HostedState } from '../../../contract/class/index.ts'
import type { Hosted } from '../../../classroom/hosted/types.ts'
import { type ClassClient, type ClassWorld, classWorld } from '../../../classroom/testing/class-world.ts'
import { observable } from '../../../engine/observable.ts'
import { type Stage, setStage } from '../../../engine/testing/stage.ts'
import type { Answer } from '../../testing/served.ts'
import { type ClassHttps, type ClassHttpsOptions, serveClass } from '../server.ts'

export interface ServedClass {
  world: ClassWorld
  https: ClassHttps
  port: number
  /** The class's own certificate, PEM; every request here checks it, with its names. */
  ca: string
  ask(path: string, options?: Ask): Promise<Answer>
  post(path: string, value: unknown, headers?: Record<string, string>): Promise<Answer>
  open(path: string, headers?: Record<string, string>): WebSocket
  /** The same class on the same port, after `https` was closed. */
  again(): Promise<void>
  /** Bytes as they are, over TLS. */
  raw(): TLSSocket
  /** A browser that came by the instructor's link: its cookie. */
  enter(): Promise<string>
  /** A browser that joined: its cookie. */
  joinAsBrowser(name: string): Promise<string>
  /** classContract over a real socket. */
  client(cookie: string): Promise<{ client: ClassClient; socket: WebSocket }>
}

interface Ask {
  method?: string
  headers?: Record<string, string>
  body?: string
}

const cookieOf = ({ headers }: Answer): string => headers['set-cookie']![0]!.split(';')[0]!

/** A real HTTPS server over a real class; labs are hosted by engines whose Docker is played. Stopped after each test. */
export function setServedClass(): {
  stage: Stage
  serve: (options?: Partial<ClassHttpsOptions>) => Promise<ServedClass>
} {
  const stage = setStage()
  const running: { world: ClassWorld; https?: ClassHttps }[] = []
  afterEach(async () => {
    for (const { world, https } of running.splice(0)) {
      await https?.close()
      await world.end()
    }
  })

  async function serve(options: Partial<ClassHttpsOptions> = {}): Promise<ServedClass> {
    const home = join(stage.home, 'class')
    const files = join(stage.home, 'renderer')
    mkdirSync(join(files, 'assets'), { recursive: true })
    mkdirSync(home, { recursive: true })
    writeFileSync(join(files, 'index.html'), '<!doctype html><title>App</title>')
    writeFileSync(join(files, 'assets', 'index-abc.js'), 'export {}')
    writeFileSync(join(stage.home, 'secret.txt'), 'not for anybody')
    const world = await classWorld(join(home, `class-${running.length}.db`), {
      hosted: async () => playHosted(stage),
    })
    running.push({ world })
    const listen = { host: '127.0.0.1', port: 0 }
    const https = await serveClass({ klass: world.server, home, files, listen, ...options })
    running.at(-1)!.https = https
    const { port } = https
    const ca = readFileSync(options.certificate?.cert ?? join(home, 'tls-cert.pem'), 'utf8')

    const ask = (path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
      new Promise<Answer>((resolve, reject) => {
        request(
          { host: '127.0.0.1', port, path, method, headers, ca, servername: 'localhost', agent: false },
          (response) => {
            const { statusCode = 0, headers: answered } = response
            text(response).then(
              (said) => resolve({ status: statusCode, headers: answered, body: said }),
              reject,
            )
          },
        )
          .on('error', reject)
          .end(body)
      })
    const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(value),
      })
    const open = (path: string, headers: Record<string, string> = {}) =>
      new WebSocket(`wss://127.0.0.1:${port}${path}`, {
        ca,
        headers: { Origin: `https://127.0.0.1:${port}`, ...headers },
      })
    return {
      ...{ world, https, port, ca, ask, post, open },
      async again() {
        const back = { host: '127.0.0.1', port }
        const mine = running.find((one) => one.world === world)
        if (mine)
          mine.https = await serveClass({ klass: world.server, home, files, ...options, listen: back })
      },
      raw: () => connect({ host: '127.0.0.1', port, ca }).on('error', () => {}),
      async enter() {
        const { search } = new URL(https.instructorLink())
        return cookieOf(await ask(`/${search}`))
      },
      async joinAsBrowser(name) {
        const { code } = await world.server.invitation()
        return cookieOf(await post(DOORS.join, { code, name, machine: 'Firefox' }))
      },
      async client(cookie) {
        const socket = open(CLASS_RPC_PATH, { Cookie: cookie })
        await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
        return { client: createORPCClient(new RPCLink({ websocket: socket as never })), socket }
      },
    }
  }
  return { stage, serve }
}

/** An engine for each learner, as they are hosted, on a Docker that is played. */
function playHosted(stage: Stage): Hosted {
  const engines = new Map<string, ReturnType<Stage['engine']>>()
  const state: HostedState = { hosts: 0, fits: 4, bound: 'memory', waiting: [], asleep: 0 }
  return {
    state: observable(state),
    engineOf(person) {
      const engine =
        engines.get(person) ?? stage.engine({ home: join(stage.home, 'learners', person), isGuest: true })
      engines.set(person, engine)
      return engine
    },
    remove: async () => {},
    dispose: async () => {},
  }
}
