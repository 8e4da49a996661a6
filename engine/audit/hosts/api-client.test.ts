import { createServer, type RequestListener } from 'node:http'
import { mkdtempSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { ProbeError } from '../../../contract/index.ts'
import { createApiClient } from './api-client.ts'
import { dialEngine } from './dial-engine.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function served(listener: RequestListener) {
  const path = join(mkdtempSync(join(tmpdir(), 'bulkhead-api-')), 's')
  const server = createServer(listener).listen(path)
  await new Promise((resolve) => server.once('listening', resolve))
  let dials = 0
  /** As a tunnel gives it: a stream that is no socket. */
  const tunnel = async (): Promise<Duplex> => {
    dials++
    const socket = connect(path)
    return Duplex.from({ readable: socket, writable: socket })
  }
  const client = createApiClient(tunnel, 1)
  ends.push(
    () => client.close(),
    () => server.close(),
  )
  return { client, path, dials: () => dials }
}

test('many requests go over one connection, and each gets its own answer', async () => {
  const { client, dials } = await served(({ url }, response) => response.end(JSON.stringify({ url })))
  const paths = Array.from({ length: 30 }, (_, index) => `/containers/${index}/json`)
  const replies = await Promise.all(paths.map((path) => client.get(path)))
  expect(replies.map(({ json }) => json)).toEqual(paths.map((url) => ({ url })))
  expect(dials()).toBe(1)
})

test('what the daemon says is told with its status, whatever it is', async () => {
  const { client } = await served(({ url }, response) => {
    if (url === '/text') return void response.end('OK')
    response.statusCode = 404
    response.end(JSON.stringify({ message: 'No such container: web' }))
  })
  expect(await client.get('/gone')).toMatchObject({ status: 404, said: 'No such container: web' })
  expect(await client.get('/text')).toEqual({ status: 200, json: undefined, said: 'OK' })
})

test('silence, a broken connection and endless answers come to an end', async () => {
  const { client, dials } = await served(({ url }, response) => {
    if (url === '/hangs-up') response.destroy()
    if (url === '/endless') {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(1024 * 1024), more))
      more()
    }
    if (url === '/fine') response.end('{}')
  })
  expect(await client.get('/silent', 100)).toMatchObject({ status: 0, said: 'no answer within 100 ms' })
  expect((await client.get('/hangs-up')).status).toBe(0)
  expect((await client.get('/endless')).said).toBe('the answer is larger than 32 MiB')
  expect((await client.get('/fine')).status).toBe(200)
  expect(dials()).toBe(4)
})

test('where nobody can be reached, it is said why', async () => {
  const client = createApiClient(() => dialEngine({ socketPath: '/nonexistent/docker.sock' }))
  await expect(client.get('/info')).rejects.toThrow(ProbeError)
  await expect(client.get('/info')).rejects.toThrow(/ENOENT/)
})
