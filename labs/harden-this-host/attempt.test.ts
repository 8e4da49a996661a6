import { expect, test } from 'vitest'
import {
  AttemptReport,
  type ConnectionAttempt,
  type ConnectionOutcome,
  type HostProbe,
  render,
} from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const gone: ConnectionOutcome = { kind: 'answered', status: 404, body: '{"message":"No such container"}' }
const answered = (body: string): ConnectionOutcome => ({ kind: 'answered', status: 200, body })
const params = {
  word: 'dill-1',
  firstOrder: 'basil-1',
  masterAddress: '10.0.0.1',
  shopPort: '8100',
  tillPort: '8300',
  booksPort: '8500',
  plainPort: '5200',
}

test('a shop that does not run was not attacked, and nothing is said of it', async () => {
  const master = hostDouble('master', { daemon: async () => gone })
  const report = await attempt.run(labDouble(master, hostDouble('client')), {}, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report).toMatchObject({ exercise: 'harden-this-host', outcome: 'error', steps: [] })
  expect(render(report.summary)).toContain('shop does not run')
})

/** Containers that are called right, in front of what `connect` answers. */
function attacked(connect: HostProbe['connect']) {
  const container = { Name: '/x', State: { Running: true, Pid: 7 }, NetworkSettings: { Networks: {} } }
  const daemon = async () => answered(JSON.stringify(container))
  return attempt.run(
    labDouble(hostDouble('master', { daemon }), hostDouble('client', { connect })),
    params,
    () => {},
  )
}

test('containers that only have the shop’s names are not attacked', async () => {
  const report = await attacked(async () => answered('Closed for holidays.'))
  expect(report).toMatchObject({ outcome: 'error', steps: [] })
  expect(render(report.summary)).toContain('The shop does not sell')
})

test('a registry that was stopped keeps nobody out', async () => {
  let last = ''
  const report = await attacked(async ({ path, port }: ConnectionAttempt) => {
    if (port === 5200) return { kind: 'refused', message: 'connection refused' }
    const ordered = /\?(\w+)=(\w+)/.exec(path)
    if (ordered) last = `${ordered[1]} ${ordered[2]}`
    return answered(ordered ? 'Sold.' : path.endsWith('list') ? `first basil-1\n${last}\n` : 'Today: dill-1')
  })
  expect(report).toMatchObject({ outcome: 'error', steps: [] })
  expect(render(report.summary)).toContain('unguarded registry')
})
