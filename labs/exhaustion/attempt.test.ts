import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const gone: ConnectionOutcome = { kind: 'answered', status: 404, body: '{"message":"No such container"}' }

test('what does not run was not tried', async () => {
  const master = hostDouble('master', { daemon: async () => gone })
  const params = { neighbour: 'kiosk', service: 'forge', stranger: 'busker' }
  const report = await attempt.run(labDouble(master), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report).toMatchObject({ exercise: 'exhaustion', outcome: 'error', steps: [] })
  expect(render(report.summary)).toContain('kiosk does not run')
})
