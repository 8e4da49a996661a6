import { mkdtempSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { render } from '../../../contract/index.ts'
import type { ApiClient, ApiRequest, WholeReply } from './api-client.ts'
import type { OpenedEngine } from './docker-engine.ts'
import { openSight } from './sight.ts'

const home = mkdtempSync(join(tmpdir(), 'bulkhead-sight-'))

/** An engine over TCP that has the probe's image; `answer` says otherwise. What it was asked is kept. */
function engine(answer: (wanted: ApiRequest) => Partial<WholeReply> | undefined = () => undefined) {
  const asked: string[] = []
  const request = async (wanted: ApiRequest): Promise<WholeReply> => {
    const { method = 'GET', path } = wanted
    asked.push(`${method} ${path.split('?')[0] ?? ''}`)
    const usual = method === 'DELETE' ? { status: 204 } : { status: 200, json: {} }
    return { status: 0, json: undefined, said: '', body: Buffer.alloc(0), ...(answer(wanted) ?? usual) }
  }
  const opened: OpenedEngine = {
    way: {
      connection: { host: '192.0.2.1', port: 2376, protocol: 'https' },
      dial: async () => Promise.reject(new Error('nobody')),
    },
    client: { request } as unknown as ApiClient,
    address: 'tcp://192.0.2.1:2376',
    kernel: '6.1',
  }
  return { asked, opened }
}

const isCreate = ({ path }: ApiRequest): boolean => path.startsWith('/containers/create')

test('without leave nothing is asked of the daemon, and it says what to allow', async () => {
  const { asked, opened } = engine()
  const { eyes, close } = await openSight(opened, { probe: false, home })
  expect(eyes.seen ? '' : render(eyes.why)).toMatch(/only Docker’s API.*--probe/)
  await close()
  expect(asked).toEqual([])
})

test('a daemon that refuses the container is quoted, and nothing of ours stays', async () => {
  const said = 'authorization denied by plugin guard: no host namespaces'
  const { asked, opened } = engine((wanted) => (isCreate(wanted) ? { status: 403, said } : undefined))
  const { eyes, close } = await openSight(opened, { probe: true, home })
  expect(eyes.seen ? '' : render(eyes.why)).toContain(said)
  await close()
  expect(asked.filter((each) => each.startsWith('POST'))).toEqual(['POST /containers/create'])
})

test('a container that was started and is of no use is removed', async () => {
  const { asked, opened } = engine((wanted) => {
    if (isCreate(wanted)) return { status: 201, json: { Id: 'x' } }
    if (wanted.path.endsWith('/start')) return { status: 400, said: 'exec format error' }
    return undefined
  })
  const { eyes } = await openSight(opened, { probe: true, home })
  expect(eyes.seen ? '' : render(eyes.why)).toContain('exec format error')
  expect(asked.at(-1)).toMatch(/^DELETE \/containers\/bulkhead-audit-/)
})

test('one that can’t be removed is a trouble that names it', async () => {
  const { opened } = engine((wanted) => {
    if (isCreate(wanted)) return { status: 201, json: { Id: 'x' } }
    return wanted.path.startsWith('/containers/bulkhead-audit-')
      ? { status: 500, said: 'it is stuck' }
      : undefined
  })
  const trouble = {
    code: 'audit-left-behind',
    what: { values: [expect.stringContaining('bulkhead-audit-'), 'it is stuck'] },
  }
  await expect(openSight(opened, { probe: true, home })).rejects.toMatchObject({ trouble })
})

test('what was left by those who were killed goes first, and what others use stays', async () => {
  const label = (owner: string) => ({ 'bulkhead.kind': 'audit', 'bulkhead.owner': owner })
  const { asked, opened } = engine((wanted) => {
    if (isCreate(wanted)) return { status: 400, said: 'no' }
    if (!wanted.path.startsWith('/containers/json')) return undefined
    return {
      status: 200,
      json: [
        { Id: 'dead', Labels: label(`${hostname()} 4194305 1`) },
        { Id: 'elsewhere', Labels: label('another-machine 1 1') },
        { Id: 'alive', Labels: label(`${hostname()} ${process.pid} `) },
        { Id: 'nobodys', Labels: { 'bulkhead.kind': 'audit' } },
      ],
    }
  })
  await openSight(opened, { probe: true, home })
  expect(asked.filter((each) => each.startsWith('DELETE'))).toEqual(['DELETE /containers/dead'])
  expect(asked.indexOf('DELETE /containers/dead')).toBeLessThan(asked.indexOf('POST /containers/create'))
})

test('who stops while the container is made leaves none', async () => {
  const stop = new AbortController()
  const { asked, opened } = engine((wanted) => {
    if (!isCreate(wanted)) return undefined
    stop.abort(new Error('enough'))
    return { status: 201, json: { Id: 'x' } }
  })
  await expect(openSight(opened, { probe: true, home, signal: stop.signal })).rejects.toThrow('enough')
  expect(asked.at(-1)).toMatch(/^DELETE \/containers\/bulkhead-audit-/)
})
