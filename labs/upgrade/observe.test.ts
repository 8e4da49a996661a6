import { expect, test } from 'vitest'
import type { ConnectionOutcome } from '../../contract/index.ts'
import { dockerdProcess, hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe } from './observe.ts'
import { params } from './test-observation.ts'

const answer = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const created = '2026-01-01T00:00:10.000Z'

function lab(answers: ConnectionOutcome[]) {
  const master = hostDouble('master', {
    daemonIdentity: async () => ({
      kind: 'genuine',
      process: dockerdProcess({ args: ['/usr/sbin/dockerd', '--config-file=/srv/own.json'] }),
    }),
    daemon: async ({ path }) => {
      if (path === '/info') return answer(200, { ServerVersion: '26.1.5+dfsg1', LiveRestoreEnabled: true })
      if (path.includes(params.vault)) return answer(404, { message: 'no such container' })
      return answer(200, { Created: created, State: { Status: 'running', Pid: 400 } })
    },
    process: async (pid) => dockerdProcess({ pid, startedAt: pid === 1 ? 1000 : 2000 }),
    readFile: async (path) =>
      path === '/srv/own.json'
        ? '{ "live-restore": true }'
        : 'Package: docker.io\nStatus: hold ok installed\nVersion: 20.10.24\n',
  })
  const client = hostDouble('client', {
    connect: async () => answers.shift() ?? { kind: 'refused', message: 'connection refused' },
  })
  return labDouble(master, client)
}

test('all is put together', async () => {
  expect(await observe(lab([answer(200, 'In the drawer: 4711-ducats\n')]), params)).toMatchObject({
    engine: { version: '26.1.5+dfsg1', liveRestore: true },
    till: { status: 'running', pid: 400, createdAt: Date.parse(created), startedAt: 2000 },
    vaultStartedAt: null,
    hostStartedAt: 1000,
    told: { kind: 'answered', status: 200, body: 'In the drawer: 4711-ducats' },
    packages: { engine: { status: 'hold ok installed', version: '20.10.24' }, cli: null },
    configuration: { path: '/srv/own.json', inFile: true },
  })
})

test('a connection that meets the gap is made once more', async () => {
  const refused: ConnectionOutcome = { kind: 'refused', message: 'connection refused' }
  expect((await observe(lab([refused, answer(200, 'yes')]), params)).told).toMatchObject({ body: 'yes' })
  expect((await observe(lab([]), params)).told).toMatchObject({ kind: 'refused' })
})
