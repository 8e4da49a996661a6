import { expect, test } from 'vitest'
import type { ConnectionAttempt, ConnectionOutcome } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const page: ConnectionOutcome = { kind: 'answered', status: 200, body: `<p>${params.pageWord}</p>` }
const office: ConnectionOutcome = { kind: 'answered', status: 200, body: `<p>${params.adminWord}</p>` }
const silence: ConnectionOutcome = { kind: 'timeout', message: 'no answer in time' }

/** Who gets what: by host, `visitor` for stranger's container, and port. */
function lab(answers: Record<string, ConnectionOutcome>, visitorPid = 77) {
  const inspect = { State: { Pid: visitorPid } }
  const connect = (name: string) => async (asked: ConnectionAttempt) =>
    answers[`${asked.networkOf === undefined ? name : 'visitor'} ${asked.port}`] ?? silence
  return labDouble(
    hostDouble('client', { connect: connect('client') }),
    hostDouble('stranger', {
      connect: connect('stranger'),
      daemon: async () => ({ kind: 'answered', status: 200, body: JSON.stringify(inspect) }),
    }),
  )
}

const run = (of: ReturnType<typeof lab>) => attempt.run(of, params, () => {})

test.each([
  ['stranger 20123', page],
  ['visitor 20123', page],
  ['stranger 21234', office],
  ['client 21234', office],
])('%s is open: it succeeds', async (door, answer) => {
  const report = await run(lab({ 'client 20123': page, [door]: answer }))
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.filter(({ succeeded }) => succeeded)).toHaveLength(1)
})

test('only client is served: refused', async () => {
  expect((await run(lab({ 'client 20123': page }))).outcome).toBe('refused')
})

test('nobody is served: that says nothing', async () => {
  expect((await run(lab({}))).outcome).toBe('error')
})

test('the second address can not be tried: that says nothing', async () => {
  expect((await run(lab({ 'client 20123': page }, 0))).outcome).toBe('error')
})
