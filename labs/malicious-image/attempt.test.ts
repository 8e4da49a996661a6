import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { AttemptReport } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { randomDouble } from '../shared/random-double.ts'
import { attempt } from './attempt.ts'
import { drawParams } from './params.ts'

const params = drawParams(randomDouble(1))
const hash = createHash('sha256')
  .update(params.token ?? '')
  .digest('hex')

function labWith(calls: boolean, running = true) {
  const container = {
    State: { Running: running, Status: 'running' },
    NetworkSettings: { Networks: { yard: { IPAddress: '172.18.0.2' } } },
  }
  return labDouble(
    hostDouble('master', {
      daemon: async () => ({ kind: 'answered', status: 200, body: JSON.stringify(container) }),
      connect: async () => ({
        kind: 'answered',
        status: 200,
        body: `${calls ? Math.floor(Date.now() / 1000) : 1} ${hash}\n`,
      }),
    }),
  )
}

test('who calls is heard', async () => {
  const report = await attempt.run(labWith(true), params, () => {})
  expect(AttemptReport.parse(report).outcome).toBe('succeeded')
})

test('who does not call is not', async () => {
  const report = await attempt.run(labWith(false), params, () => {})
  expect(AttemptReport.parse(report).outcome).toBe('refused')
})

test('where nothing runs, nothing was tried', async () => {
  const report = await attempt.run(labWith(true, false), params, () => {})
  expect(report.outcome).toBe('error')
})
