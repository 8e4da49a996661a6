import { createHash } from 'node:crypto'
import { type Server, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work` while no other process of this machine does so under the same name. The lock is a socket
 * in Linux's abstract namespace: the kernel gives it up with its process, so none is ever left behind.
 * Throws when the name isn't free within `timeoutMs`.
 */
export async function withLock<T>(
  name: string,
  options: { signal?: AbortSignal; timeoutMs?: number },
  work: () => Promise<T>,
): Promise<T> {
  const address = `\0bulkhead-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  const deadline = Date.now() + (options.timeoutMs ?? 180_000)
  let held = await tryListen(address)
  while (!held) {
    options.signal?.throwIfAborted()
    if (Date.now() > deadline) throw new Error(`Another process has held the lock on ${name} for too long.`)
    await sleep(100)
    held = await tryListen(address)
  }
  try {
    return await work()
  } finally {
    held.close()
  }
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((stranger) => stranger.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(address, () => resolve(server))
  })
}
