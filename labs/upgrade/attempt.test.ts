import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observation.ts'

const answer = (status: number, body: unknown = {}): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(body),
})

/** A host whose engine passes questions on or not. */
function playedHost({ version = '26.1.5', leaks = false, vault = true, nameServer = 'active' }) {
  let questions = 'other.example\n'
  const daemon = async ({ path, body }: { path: string; body?: unknown }): Promise<ConnectionOutcome> => {
    if (path === '/version') return answer(200, { Version: version })
    if (path.endsWith(`${params.vault}/json`))
      return vault ? answer(200, { State: { Running: true } }) : answer(404)
    if (path.endsWith('/exec')) {
      const { Cmd } = body as { Cmd: string[] }
      if (leaks) questions += `${Cmd.at(-1)}\n`
      return answer(201, { Id: 'e' })
    }
    return answer(200, { ExitCode: 1 })
  }
  return hostDouble('master', {
    daemon,
    unit: async () => ({ ActiveState: nameServer }),
    readFile: async () => questions,
  })
}

async function run(play: Parameters<typeof playedHost>[0]) {
  const report = await attempt.run(labDouble(playedHost(play)), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  return report
}

test('the old engine carries the secret out', async () => {
  const { outcome, steps } = await run({ version: '20.10.24', leaks: true })
  expect(outcome).toBe('succeeded')
  expect(steps.map((step) => step.succeeded)).toEqual([true, true])
})

test('the new one does not', async () => {
  const { outcome, steps } = await run({})
  expect(outcome).toBe('refused')
  expect(steps.map((step) => step.succeeded)).toEqual([false, false])
})

test('an old engine has other holes', async () => {
  expect((await run({ version: '20.10.24' })).outcome).toBe('succeeded')
  expect((await run({ version: '20.10.24', vault: false })).outcome).toBe('succeeded')
})

test('where nobody could have heard the secret, nothing is claimed', async () => {
  expect((await run({ vault: false })).outcome).toBe('error')
  expect((await run({ nameServer: 'failed' })).outcome).toBe('error')
  expect((await attempt.run(labDouble(hostDouble('master')), params, () => {})).outcome).toBe('error')
})
