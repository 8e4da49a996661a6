import { expect, test } from 'vitest'
import { type ConnectionAttempt, type ConnectionOutcome, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { answered, params, refusal } from './test-observation.ts'

type Answer = (attempt: ConnectionAttempt) => ConnectionOutcome

function labThat(answer: Answer) {
  const connect = async (to: ConnectionAttempt) => answer(to)
  const container = {
    NetworkSettings: {
      Ports: { '7100/tcp': [{ HostIp: '0.0.0.0', HostPort: '32768' }], '80/tcp': null },
      Networks: { bridge: { IPAddress: '172.17.0.2' } },
    },
  }
  return labDouble(
    hostDouble('master', { connect, daemon: async () => answered(200, JSON.stringify(container)) }),
    hostDouble('registry', { connect }),
  )
}

const page = (path: string) => answered(200, path === '/' ? 'The page' : 'There is no such note.')

test('whoever comes gets everything', async () => {
  const everything: Answer = ({ port, path }) => {
    if (port === 32768) return answered(200, params.backdoorWord)
    if (port === Number(params.servicePort)) return answered(200, `The page, ${params.pageWord}`)
    return answered(path.includes('mount') ? 201 : 200, `{"repositories":[]} ${params.depotToken}`)
  }
  const report = await attempt.run(labThat(everything), params, () => {})
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toMatch(/catalogue.*token.*push.*door.*files/)
})

test('whoever comes gets the page, and nothing else', async () => {
  const closed: Answer = ({ port, path, tls }) => {
    if (port === Number(params.servicePort)) return page(path)
    return port === Number(params.registryPort) && tls ? answered(401, 'UNAUTHORIZED') : refusal
  }
  const report = await attempt.run(labThat(closed), params, () => {})
  expect(report).toMatchObject({ outcome: 'refused' })
  expect(report.steps.every(({ succeeded }) => !succeeded)).toBe(true)
})

test('where the service does not run there is nothing to try', async () => {
  expect(
    (
      await attempt.run(
        labThat(() => refusal),
        params,
        () => {},
      )
    ).outcome,
  ).toBe('error')
})
