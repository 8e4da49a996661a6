import { expect, test } from 'vitest'
import type { ConnectionOutcome } from '../../contract/index.ts'
import { execIn } from './exec-in.ts'
import { hostDouble } from './probe-double.ts'

const answer = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

function daemonThat(answers: Record<string, ConnectionOutcome>) {
  return hostDouble('master', {
    daemon: async ({ path }) => answers[path.split('/').at(-1) ?? ''] ?? answer(500, { message: path }),
  })
}

const runs = {
  exec: answer(201, { Id: 'e' }),
  start: answer(200, 'a\r\nb\r\n'),
  json: answer(200, { ExitCode: 3 }),
}

test('a command’s status and output are told', async () => {
  expect(await execIn(daemonThat(runs), 'box', { cmd: ['sh'] })).toEqual({ status: 3, output: 'a\nb\n' })
})

test('a container that does not run, or a command that can not be started, is refused', async () => {
  const stopped = daemonThat({ exec: answer(409, { message: 'container is not running' }) })
  expect(await execIn(stopped, 'box', { cmd: ['sh'] })).toEqual({ refused: 'container is not running' })
  const full = daemonThat({ ...runs, start: answer(400, { message: 'no process left' }) })
  expect(await execIn(full, 'box', { cmd: ['sh'] })).toEqual({ refused: 'no process left' })
})
