import type { Server } from 'node:net'
import { msg } from '../contract/index.ts'
import { Refused } from './refused.ts'

const FAVOURITE_PORT = 4747
/** How many ports after the favourite one are tried before any free one will do. */
const NEAR = 20

/** Listens on the loopback interface; answers the port. Throws Refused when `wanted` is not to be had. */
export async function listen(server: Server, wanted?: number): Promise<number> {
  if (wanted !== undefined) {
    if ((await tryListen(server, { port: wanted })) === undefined) return portOf(server)
    throw new Refused(
      msg`Port ${wanted} is used by another program. Stop that one, or choose another port: npm start -- --port ${wanted + 1}`,
    )
  }
  for (let port = FAVOURITE_PORT; port < FAVOURITE_PORT + NEAR; port += 1) {
    if ((await tryListen(server, { port })) === undefined) return port
  }
  await tryListen(server, { port: 0 })
  return portOf(server)
}

const TAKEN = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EINVAL'] as const
type Taken = (typeof TAKEN)[number]

/** Why it can't listen there; `undefined` where it does from now on. On loopback, unless told otherwise. */
export function tryListen(
  server: Server,
  { host = '127.0.0.1', port }: { host?: string; port: number },
): Promise<Taken | undefined> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening)
      const known = TAKEN.find((code) => code === error.code)
      if (known) resolve(known)
      else reject(error)
    }
    const onListening = () => {
      server.off('error', onError)
      resolve(undefined)
    }
    server.once('error', onError).once('listening', onListening).listen(port, host)
  })
}

export function portOf(server: Server): number {
  return (server.address() as { port: number }).port
}
