import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome, type HostProbe } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { body } from '../shared/vm-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const closed: ConnectionOutcome = { kind: 'refused', message: 'connection refused' }

interface World {
  running?: boolean
  confined?: boolean
  notice?: string
  starts?: boolean
}

async function run({ running = true, confined = false, notice = params.notice, starts = true }: World) {
  let up = running
  const restarted: string[] = []
  const connect: HostProbe['connect'] = async ({ path }) => {
    if (!up) return closed
    if (path.endsWith('?notice')) return body(notice)
    if (path.includes('/etc/safe/key'))
      return body(confined ? "cat: can't open: Permission denied" : params.secret)
    return body('up')
  }
  const host = hostDouble('master', {
    connect,
    unit: async () => ({ ActiveState: up ? 'active' : 'inactive' }),
    restartUnit: async (name) => {
      restarted.push(name)
      up = starts
      return { ok: starts, message: starts ? 'active' : 'failed' }
    },
  })
  const report = await attempt.run(labDouble(host), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  return { report, restarted }
}

test('a program that nobody confines reads the key', async () => {
  const { report, restarted } = await run({})
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual([false, true])
  expect(restarted).toEqual([])
})

test('confined, it shows the notice and nothing else', async () => {
  expect((await run({ confined: true })).report.outcome).toBe('refused')
})

test('a machine that does not run is started first', async () => {
  const { report, restarted } = await run({ running: false })
  expect(report.outcome).toBe('succeeded')
  expect(restarted).toEqual(['vm.service'])
})

test('a machine that does not start, or a board that shows nothing, was not tried', async () => {
  expect((await run({ running: false, starts: false })).report.outcome).toBe('error')
  expect((await run({ notice: '' })).report.outcome).toBe('error')
})
