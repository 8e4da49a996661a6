import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LabSession } from '../../contract/index.ts'
import { auditTargets } from './targets.ts'

let config: string
beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), 'bulkhead-docker-config-'))
})
afterEach(() => rmSync(config, { recursive: true }))

function context(id: string, text: string): void {
  const folder = join(config, 'contexts', 'meta', id)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'meta.json'), text)
}
const meta = (Name: unknown, Host?: string) => JSON.stringify({ Name, Endpoints: { docker: { Host } } })
const targetsWith = (environment: NodeJS.ProcessEnv = {}) =>
  auditTargets([], { DOCKER_CONFIG: config, ...environment })

test('hosts of open labs that are ready come first', async () => {
  const hosts = [
    { name: 'master', state: 'ready' },
    { name: 'client', state: 'starting' },
  ]
  const session = { exercise: 'open-doors', hosts } as unknown as LabSession
  expect(await auditTargets([session], { DOCKER_CONFIG: config })).toEqual([
    {
      target: { kind: 'lab', exercise: 'open-doors', host: 'master' },
      name: 'master',
      detail: 'open-doors',
    },
    { target: { kind: 'docker' }, name: 'docker', detail: '' },
  ])
})

test('contexts by name, and who logs in is not shown', async () => {
  context('b', meta('staging', 'tcp://user:secret@staging:2376'))
  context('a', meta('far', 'ssh://ann@far'))
  context('c', meta('bare'))
  const targets = await targetsWith({ DOCKER_HOST: 'tcp://token@here:2376' })
  expect(targets.map(({ name, detail }) => [name, detail])).toEqual([
    ['docker', 'tcp://…@here:2376'],
    ['bare', ''],
    ['far', 'ssh://ann@far'],
    ['staging', 'tcp://…@staging:2376'],
  ])
})

test.each([
  ['no JSON', '{'],
  ['no name', meta(7)],
  ['a name that is none', meta('../../etc')],
  ['a name with control characters', meta('a\u001b[31m')],
  ['nothing', ''],
])('a context that is %s is passed over', async (_, text) => {
  context('x', text)
  context('y', meta('sound'))
  expect((await targetsWith()).map(({ name }) => name)).toEqual(['docker', 'sound'])
})

test('no more than anybody chooses from', async () => {
  for (let at = 0; at < 120; at += 1) context(`c${at}`, meta(`c${at}`))
  expect(await targetsWith()).toHaveLength(101)
})

test('an address that is very long is cut', async () => {
  context('x', meta('long', `ssh://${'h'.repeat(1000)}`))
  expect((await targetsWith()).at(-1)?.detail).toHaveLength(300)
})
