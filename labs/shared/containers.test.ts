import { expect, test } from 'vitest'
import { ProbeError, type ConnectionOutcome } from '../../contract/index.ts'
import { inspectContainer, listContainers, runOnce } from './containers.ts'
import { hostDouble } from './probe-double.ts'

type Answers = Record<string, ConnectionOutcome>
const answer = (status: number, body: unknown = ''): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const absent: ConnectionOutcome = { kind: 'refused', message: 'nobody listens' }

/** A daemon that answers by the last part of the path. */
function daemonThat(answers: Answers) {
  const asked: { method: string; path: string; body?: unknown }[] = []
  const host = hostDouble('master', {
    daemon: async ({ method = 'GET', path, body }) => {
      asked.push({ method, path, body })
      const last = method === 'DELETE' ? 'DELETE' : (path.split('?')[0]?.split('/').at(-1) ?? '')
      return answers[last] ?? answer(204)
    },
  })
  return { host, asked }
}

const run: Answers = {
  create: answer(201, { Id: '1' }),
  wait: answer(200, { StatusCode: 3 }),
  logs: answer(200, 'a\r\nb\r\n'),
}

test('a container is run, read and removed', async () => {
  const { host, asked } = daemonThat(run)
  const outcome = await runOnce(host, {
    image: 'x',
    cmd: ['sh'],
    user: '7',
    hostConfig: { Memory: 5 },
    name: 'n',
  })
  expect(outcome).toEqual({ status: 3, output: 'a\nb\n' })
  expect(asked[0]).toMatchObject({
    path: '/containers/create?name=n',
    body: { Image: 'x', Cmd: ['sh'], User: '7', Tty: true, HostConfig: { Memory: 5 } },
  })
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/containers/n?force=1&v=1' })
})

test('what is refused is said, and only what was created is removed', async () => {
  const taken = daemonThat({ create: answer(409, { message: 'name in use' }) })
  expect(await runOnce(taken.host, { image: 'x', cmd: [] })).toEqual({ refused: 'name in use' })
  expect(taken.asked).toHaveLength(1)
  const unfit = daemonThat({ ...run, start: answer(400, { message: 'no such cpu' }) })
  expect(await runOnce(unfit.host, { image: 'x', cmd: [] })).toEqual({ refused: 'no such cpu' })
  expect(unfit.asked.at(-1)?.method).toBe('DELETE')
})

test('a command that does not end is ended, and its container removed', async () => {
  const { host, asked } = daemonThat({ ...run, wait: { kind: 'timeout', message: 'no answer' } })
  expect(await runOnce(host, { image: 'x', cmd: [] })).toEqual({ status: 124, output: 'a\nb\n' })
  expect(asked.map(({ path }) => path.split('/').at(-1))).toContain('kill')
  expect(asked.at(-1)?.method).toBe('DELETE')
})

test('a container that can not be removed is our trouble', async () => {
  const { host } = daemonThat({ ...run, DELETE: answer(500, { message: 'busy' }) })
  await expect(runOnce(host, { image: 'x', cmd: [] })).rejects.toThrow(ProbeError)
})

test('a daemon that is not there has no containers', async () => {
  const { host } = daemonThat({ json: absent, create: absent })
  expect(await listContainers(host)).toEqual([])
  expect(await inspectContainer(host, 'a')).toBeUndefined()
  expect(await runOnce(host, { image: 'x', cmd: [] })).toEqual({ refused: 'nobody listens' })
})

test('a container that is not there is undefined, an answer that is cut off our trouble', async () => {
  expect(await inspectContainer(daemonThat({ json: answer(404, {}) }).host, 'a')).toBeUndefined()
  await expect(inspectContainer(daemonThat({ json: answer(200, '{"Id":') }).host, 'a')).rejects.toThrow(
    'more than we read',
  )
  await expect(listContainers(daemonThat({ json: answer(500, { message: 'no' }) }).host)).rejects.toThrow(
    '500',
  )
})
