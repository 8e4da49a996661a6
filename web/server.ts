import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Engine } from '../engine/engine.ts'
import { keptValue } from '../engine/home.ts'
import { createHttpHandler } from './http-handler.ts'
import { listen } from './listen.ts'
import { createOneTimeToken } from '../engine/one-time-token.ts'
import { loopbackAddress } from './origin-guard.ts'
import { createSessions } from './session-cookie.ts'
import { type LiveFiles, staticFiles } from './static-files.ts'
import { createUpgradeHandler } from './upgrade-handler.ts'

export interface WebServerOptions {
  engine: Pick<Engine, 'attachRpc' | 'attachTerminal'>
  /** Where the secret that browsers are known by is kept. */
  home: string
  /** The built renderer's folder; or who answers for its files, where they are served from their sources. */
  files: string | LiveFiles
  /** A free one near 4747 when absent. */
  port?: number
}

export interface WebServer {
  readonly port: number
  /** An address that opens the app in one browser, once; the one before no longer does. */
  freshLink(): string
  close(): Promise<void>
}

/** Serves the app on this machine only. Throws Refused, and whatever keeps the files from being read. */
export async function startWebServer({
  engine,
  home,
  files,
  port: wanted,
}: WebServerOptions): Promise<WebServer> {
  const secret = keptValue(home, 'web-secret', () => randomBytes(32).toString('hex'))
  const served = typeof files === 'string' ? staticFiles(files) : files
  const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000, maxHeaderSize: 16 * 1024 })
  const port = await listen(server, wanted)

  const door = {
    at: loopbackAddress(port),
    sessions: createSessions(secret, port),
    token: createOneTimeToken(),
  }
  const answer = createHttpHandler(door, served)
  const sockets = createUpgradeHandler(door, engine, 'upgrade' in served ? served.upgrade : undefined)
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('bulkhead: a request failed:', error)
      response.destroy()
    })
  })
  server.on('upgrade', sockets.upgrade)

  return {
    port,
    freshLink: () => `http://127.0.0.1:${port}/?token=${door.token.draw()}`,
    close() {
      sockets.close()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
