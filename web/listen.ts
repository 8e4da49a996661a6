import type { Server } from 'node:http'
import { msg } from '../contract/index.ts'
import { Refused } from './refused.ts'

const FAVOURITE_PORT = 4747
/** How many ports after the favourite one are tried before any free one will do. */
const NEAR = 20

/** Listens on the loopback interface; answers the port. Throws Refused when `wanted` is not to be had. */
export async function listen(server: Server, wanted?: number): Promise<number> {
  if (wanted !== undefined) {
    if (await tryPort(server, wanted)) return portOf(server)
    throw new Refused(
      msg`Port ${wanted} is used by another program. Stop that one, or choose another port: npm start -- --port ${wanted + 1}`,
    )
  }
  for (let port = FAVOURITE_PORT; port < FAVOURITE_PORT + NEAR; port += 1) {
    if (await tryPort(server, port)) return port
  }
  await tryPort(server, 0)
  return portOf(server)
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    const onListening = () => {
      server.off('error', onError)
      resolve(true)
    }
    server.once('error', onError).once('listening', onListening).listen(port, '127.0.0.1')
  })
}

function portOf(server: Server): number {
  return (server.address() as { port: number }).port
}
