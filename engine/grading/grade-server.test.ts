import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render } from '../../contract/index.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { gradeServer } from './grade-server.ts'
import { exerciseDouble } from './grading-doubles.ts'

/** A daemon on TCP that has the probe's image and refuses to make a container, as an authorization plugin does. */
let daemon: Server
const asked: string[] = []
const REFUSED = 'authorization denied by plugin guard: containers of the host’s processes'

beforeEach(async () => {
  vi.stubEnv('BULKHEAD_HOME', mkdtempSync(join(tmpdir(), 'bulkhead-grade-')))
  vi.stubEnv('DOCKER_TLS_VERIFY', '')
  asked.length = 0
  daemon = createServer(({ method, url = '' }, response) => {
    asked.push(`${method} ${url.split('?')[0]}`)
    const [status, body] =
      method !== 'GET'
        ? [403, { message: REFUSED }]
        : url === '/version'
          ? [200, { Version: '28.0.0', ApiVersion: '1.48', Os: 'linux', KernelVersion: '6.1' }]
          : [200, url.startsWith('/containers/json') ? [] : {}]
    response.writeHead(status as number, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => daemon.once('listening', resolve))
})
afterEach(() => {
  vi.unstubAllEnvs()
  daemon.close()
})

const observe = vi.fn(async () => ({}))

async function troubleOf(probe: boolean) {
  const address = `tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}`
  const target = { kind: 'docker', address } as const
  const exercise = exerciseDouble({ observe })
  const error = await gradeServer(exercise, { target, seed: 'a', params: {}, probe }).catch(
    (caught: unknown) => caught,
  )
  if (!(error instanceof TroubleError)) throw error
  const { code, what, todo } = error.trouble
  return { code, what: render(what), todo: render(todo) }
}

test('over tcp:// nothing is graded without leave for a container, which is said, and nothing but read', async () => {
  const { code, what, todo } = await troubleOf(false)
  expect(code).toBe('server-not-seen')
  expect(what).toContain('only Docker’s API')
  expect(todo).toMatch(/^With --probe a container looks/)
  expect(asked).toEqual(['GET /version'])
  expect(observe).not.toHaveBeenCalled()
})

test('a server that refuses the container is quoted, and nothing is graded', async () => {
  const { code, what, todo } = await troubleOf(true)
  expect(code).toBe('server-not-seen')
  expect(what).toContain(REFUSED)
  expect(todo).not.toContain('With --probe')
  expect(asked.filter((each) => each.startsWith('POST'))).toEqual(['POST /containers/create'])
  expect(observe).not.toHaveBeenCalled()
})
