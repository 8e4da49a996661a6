import { once } from 'node:events'
import { type Server, createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { keyFingerprint } from './pin.ts'
import { connectSecurely } from './secure-connection.ts'
import { type MadeCertificate, makeCertificate } from './testing/certificate.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A TLS server, and all that it was sent. */
async function serve({ key, cert }: Pick<MadeCertificate, 'key' | 'cert'>) {
  const sent: Buffer[] = []
  const server = createTlsServer({ key, cert }, (socket) => {
    socket.on('data', (data) => sent.push(data)).on('error', () => {})
  })
  let broken = 0
  server.on('tlsClientError', () => (broken += 1))
  return { address: await listening(server), sent, broken: () => broken, server }
}

async function listening(server: Server): Promise<string> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const trouble = (code: string) => expect.objectContaining({ trouble: expect.objectContaining({ code }) })

test('the pinned key is known, also in a renewed certificate', async () => {
  const made = await makeCertificate()
  const { address, server, sent } = await serve(made)
  const fingerprint = keyFingerprint(made.cert)
  const first = await connectSecurely({ address, fingerprint })
  first.destroy()
  const renewed = await made.renew()
  expect(renewed).not.toBe(made.cert)
  ;(server as ReturnType<typeof createTlsServer>).setSecureContext({ key: made.key, cert: renewed })
  const second = await connectSecurely({ address, fingerprint })
  second.write('hello')
  await eventually(() => expect(Buffer.concat(sent).toString()).toBe('hello'))
  second.destroy()
})

test('another key is sent nothing', async () => {
  const { address, sent, broken } = await serve(await makeCertificate())
  const { cert } = await makeCertificate()
  await expect(connectSecurely({ address, fingerprint: keyFingerprint(cert) })).rejects.toThrow(
    trouble('class-other-certificate'),
  )
  await eventually(() => expect(broken()).toBe(1))
  expect(sent).toEqual([])
})

test('without a pin, a certificate that nobody vouches for is refused', async () => {
  const { address, sent } = await serve(await makeCertificate())
  await expect(connectSecurely({ address, fingerprint: null })).rejects.toThrow(trouble('class-untrusted'))
  expect(sent).toEqual([])
})

test('nobody there, and somebody who speaks no TLS', async () => {
  const fingerprint = 'a'.repeat(64)
  const plain = createServer((socket) =>
    socket
      .on('error', () => {})
      .resume()
      .end('SSH-2.0-OpenSSH_10.0\r\n'),
  )
  const address = await listening(plain)
  await expect(connectSecurely({ address, fingerprint })).rejects.toThrow(trouble('class-none'))
  plain.close()
  await once(plain, 'close')
  await expect(connectSecurely({ address, fingerprint })).rejects.toThrow(trouble('class-unreachable'))
})

test('it can be given up', async () => {
  const silent = createServer()
  const address = await listening(silent)
  const abort = new AbortController()
  const connecting = connectSecurely({ address, fingerprint: null }, abort.signal)
  abort.abort(new Error('given up'))
  await expect(connecting).rejects.toThrow('given up')
})
