import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const gone: ConnectionOutcome = { kind: 'answered', status: 404, body: '{"message":"No such container"}' }

test('a shop that does not run was not attacked, and nothing is said of it', async () => {
  const master = hostDouble('master', { daemon: async () => gone })
  const report = await attempt.run(labDouble(master, hostDouble('client')), {}, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report).toMatchObject({ exercise: 'harden-this-host', outcome: 'error', steps: [] })
  expect(render(report.summary)).toContain('shop does not run')
})
