import { request as httpRequest } from 'node:http'
import type { Duplex } from 'node:stream'
import { ProbeError, msg, verbatim } from '../../../contract/index.ts'
import type { ApiClient } from './api-client.ts'

/** Starts a program in a container of ours and takes over its streams, over a connection of their own. Throws ProbeError. */
export async function execStream(
  client: ApiClient,
  dial: () => Promise<Duplex>,
  container: string,
  argv: readonly string[],
): Promise<Duplex> {
  const made = await client.request({
    method: 'POST',
    path: `/containers/${container}/exec`,
    body: { AttachStdin: true, AttachStdout: true, AttachStderr: true, Cmd: argv },
  })
  if (made.status !== 201) throw new ProbeError(verbatim(made.said || `status ${made.status}`))
  const stream = await dial()
  const body = JSON.stringify({ Detach: false, Tty: false })
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      createConnection: () => stream,
      method: 'POST',
      path: `/exec/${(made.json as { Id: string }).Id}/start`,
      headers: {
        host: 'docker',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        connection: 'Upgrade',
        upgrade: 'tcp',
      },
    })
    request.once('upgrade', (_response, upgraded, head) => {
      if (head.length > 0) upgraded.unshift(head)
      resolve(upgraded)
    })
    request.once('response', ({ statusCode }) => {
      stream.destroy()
      reject(new ProbeError(msg`Docker would not start a program in a container: status ${statusCode ?? 0}`))
    })
    request.once('error', (error) => reject(new ProbeError(error.message, { cause: error })))
    request.end(body)
  })
}
