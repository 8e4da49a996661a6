import { expect, test } from 'vitest'
import type { ConnectionAttempt, ConnectionOutcome } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const answer = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(body),
})
const silence: ConnectionOutcome = { kind: 'timeout', message: 'no answer in time' }

/** A daemon that serves whoever comes to one of `open` doors: place, port and `plain`, `nobody` or a certificate's name. */
function lab(open: string[], visitorPid = 77) {
  const connect = (name: string) => async (asked: ConnectionAttempt) => {
    const place = asked.networkOf === undefined ? name : name === 'master' ? 'tenant' : 'visitor'
    const way = asked.tls ? (asked.tls.cert ?? 'nobody') : 'plain'
    if (!open.includes(`${place} ${asked.port} ${way}`)) return silence
    if (asked.path === '/info') return answer(200, { ID: 'own', ServerVersion: '26' })
    return answer(asked.path.endsWith('/wait') ? 200 : 201, { StatusCode: 1 })
  }
  const inspect = (pid: number) => async () => answer(200, { State: { Pid: pid } })
  return labDouble(
    hostDouble('master', { connect: connect('master'), daemon: inspect(55) }),
    hostDouble('client', { connect: connect('client'), readFile: async () => 'client' }),
    hostDouble('stranger', { connect: connect('stranger'), daemon: inspect(visitorPid) }),
  )
}

const run = (of: ReturnType<typeof lab>) => attempt.run(of, params, () => {})
const client = 'client 24123 client'

test.each(['stranger 24123 client', 'visitor 24123 client', 'tenant 23456 plain', 'tenant 24123 nobody'])(
  '%s is open: it succeeds',
  async (door) => {
    expect((await run(lab([client, door]))).outcome).toBe('succeeded')
  },
)

test('only client is served: refused', async () => {
  expect((await run(lab([client]))).outcome).toBe('refused')
})

test('nobody is served: that says nothing', async () => {
  expect((await run(lab([]))).outcome).toBe('error')
})

test('a place can not be tried: that says nothing', async () => {
  expect((await run(lab([client], 0))).outcome).toBe('error')
})
