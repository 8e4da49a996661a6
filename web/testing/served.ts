import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import type { Engine } from '../../engine/engine.ts'
import { setStage } from '../../engine/testing/stage.ts'
import { type WebServer, startWebServer } from '../server.ts'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A real server on a real port over an engine whose Docker is played; stopped after each test. */
export function setServed() {
  const stage = setStage()
  const running: WebServer[] = []
  afterEach(async () => {
    for (const server of running.splice(0)) await server.close()
  })

  async function serve(port?: number): Promise<{ server: WebServer; engine: Engine }> {
    const files = join(stage.home, 'renderer')
    mkdirSync(join(files, 'assets'), { recursive: true })
    writeFileSync(join(files, 'index.html'), '<!doctype html><title>App</title>')
    writeFileSync(join(files, 'assets', 'index-abc.js'), 'export {}')
    writeFileSync(join(stage.home, 'secret.txt'), 'not for anybody')
    const engine = await stage.engine()
    const server = await startWebServer({ engine, home: stage.home, files, port })
    running.push(server)
    return { server, engine }
  }
  return { stage, serve }
}

/** A request exactly as written: nothing is normalised on the way. */
export function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const { statusCode = 0, headers: answered } = response
      text(response).then((body) => resolve({ status: statusCode, headers: answered, body }), reject)
    })
      .on('error', reject)
      .end()
  })
}

/** Bytes as they are, and everything that comes back. */
export async function askRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(bytes)
  return text(socket)
}

/** Uses a link as a browser would; answers the cookie to send from then on. */
export async function logIn(server: WebServer): Promise<string> {
  const { search } = new URL(server.freshLink())
  const { headers } = await ask(server.port, `/${search}`)
  return headers['set-cookie']![0]!.split(';')[0]!
}

/** A WebSocket from the app's own page, unless told otherwise. */
export function open(port: number, path: string, headers: Record<string, string>): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    headers: { Origin: `http://127.0.0.1:${port}`, ...headers },
  })
}

/** How opening a WebSocket ended: `open`, or the status that refused it. */
export function outcome(socket: WebSocket): Promise<number | 'open'> {
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve('open'))
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!))
    socket.on('error', reject)
  })
}

/** The close code. */
export function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.on('close', resolve))
}
