import { expect, test } from 'vitest'
import { type ConnectionAttempt, type ConnectionOutcome, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const answer = (body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const silence: ConnectionOutcome = { kind: 'timeout', message: 'no answer in time' }
const inspect = {
  State: { Running: true, Pid: 77 },
  HostConfig: {},
  NetworkSettings: {
    Networks: { plaza: { NetworkID: 'n', IPAddress: '172.21.7.3', Gateway: '172.21.7.1' } },
  },
}
const network = { Id: 'n', Internal: false, Options: {}, IPAM: { Config: [{ Gateway: '172.21.7.1' }] } }

/** Which doors are open from within, as `address:port`, and whether questions arrive. */
function lab({ open = [] as string[], questions = false, served = true, runs = true, asks = true } = {}) {
  let noted = ''
  const daemon = async ({ path, body }: Pick<ConnectionAttempt, 'path' | 'body'>) => {
    if (path.startsWith('/networks/')) return answer(network)
    if (path.endsWith('/exec')) {
      if (questions) noted += `${(body as { Cmd: string[] }).Cmd[4]}\n`
      return answer({ Id: 'e' })
    }
    if (path.endsWith('/start')) return answer('connection refused')
    if (path.startsWith('/exec/')) return answer({ ExitCode: asks ? 1 : 127 })
    return runs ? answer(inspect) : answer({ ...inspect, State: { Running: false, Pid: 0 } })
  }
  const connect = async ({ host, port, networkOf }: ConnectionAttempt) =>
    networkOf === 77 && open.includes(`${host}:${port}`) ? answer('welcome') : silence
  return labDouble(
    hostDouble('master', { daemon, connect, namespaces: async () => undefined }),
    hostDouble('stranger', {
      connect: async () => (served ? answer(`<p>${params.pageWord}</p>`) : silence),
      readFile: async () => noted,
    }),
  )
}

const run = (of: ReturnType<typeof lab>) => attempt.run(of, params, () => {})

test.each([
  '10.80.1.40:23123',
  '10.80.1.40:21123',
  '10.80.1.30:22123',
  '10.80.1.20:25123',
  '172.21.7.1:25123',
])('%s is open: it succeeds', async (door) => {
  const report = await run(lab({ open: [door] }))
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.filter(({ succeeded }) => succeeded)).toHaveLength(1)
})

test('a question for a name arrives: it succeeds', async () => {
  const report = await run(lab({ questions: true }))
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('name server')
})

test('nothing is open and the service serves: refused', async () => {
  expect((await run(lab())).outcome).toBe('refused')
})

test.each([{ served: false }, { runs: false }, { asks: false }])('%o says nothing', async (odd) => {
  expect((await run(lab(odd))).outcome).toBe('error')
})
