import { randomBytes } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { Server } from 'node:http'
import { join } from 'node:path'
import { createServer } from 'vite'
import { loopbackAddress } from '../origin-guard.ts'
import { appHeaders, socketsAt } from '../security-headers.ts'
import type { LiveFiles } from '../static-files.ts'

export interface LiveRenderer extends LiveFiles {
  /** Tells every open page, which listens by `import.meta.hot`. */
  tell(event: string, data: unknown): void
  close(): Promise<void>
}

const NONCE = 'nonce-of-this-page'

/** The renderer and the lessons from their sources, by Vite: what changes arrives in the open page. Only on loopback, behind the same door as the app. */
export async function liveRenderer(root: string): Promise<LiveRenderer> {
  // It never listens: its channel for updates comes through the app's port, and past its door.
  const updates = new Server()
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    html: { cspNonce: NONCE },
    server: {
      middlewareMode: true,
      hmr: { server: updates },
      fs: { allow: [root, realpathSync(join(root, 'node_modules'))] },
    },
  })

  return {
    async answer(request, response) {
      const [path = '/'] = (request.url ?? '/').split('?')
      const nonce = randomBytes(16).toString('base64')
      const sockets = socketsAt(loopbackAddress(request.socket.localPort ?? 0))
      for (const [name, value] of Object.entries(appHeaders(sockets, { nonce })))
        response.setHeader(name, value)
      if (path === '/' || path === '/index.html') {
        const source = readFileSync(join(root, 'renderer', 'index.html'), 'utf8')
        const page = await vite.transformIndexHtml('/', source)
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
        response.end(page.replaceAll(NONCE, nonce))
        return
      }
      vite.middlewares(request, response, () => {
        response.writeHead(404)
        response.end()
      })
    },
    upgrade(request, socket, head) {
      if (!request.headers['sec-websocket-protocol']?.startsWith('vite-')) return false
      updates.emit('upgrade', request, socket, head)
      return true
    },
    tell: (event, data) => vite.ws.send({ type: 'custom', event, data }),
    close: () => vite.close(),
  }
}
