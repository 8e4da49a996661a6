/**
 * What the class server is compared with: as little as can stand between learners and dashboards. A WebSocket server over
 * TLS that gives what anybody sends to all who only listen (at `/listen`), reading and keeping nothing. Prints its port.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

const [certificate = '', key = ''] = process.argv.slice(2)
const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) })
const listeners = new Set<WebSocket>()
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, { url }) => {
  socket.on('error', () => {})
  if (url === '/listen') {
    listeners.add(socket)
    socket.on('close', () => listeners.delete(socket))
    return
  }
  socket.on('message', (data, isBinary) => {
    for (const listener of listeners) listener.send(data, { binary: isBinary })
  })
})
server.listen(0, '127.0.0.1', () => console.log(String((server.address() as AddressInfo).port)))
