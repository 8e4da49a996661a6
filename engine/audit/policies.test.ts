import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { type Policies, createPolicies, readPolicy } from './policies.ts'

const daemon = 'ABCD:EFGH:1234'
const policy = { ...noPolicy, ports: ['443/tcp'] }
let home: string
let policies: Policies
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-policies-'))
  policies = createPolicies(home)
})
afterEach(() => rmSync(home, { recursive: true }))

test('where nobody said anything, nothing holds', async () =>
  expect(await policies.read(daemon)).toEqual(noPolicy))

test('what was saved is read again, and only this user may', async () => {
  await policies.save(daemon, policy)
  expect(await policies.read(daemon)).toEqual(policy)
  expect(await policies.read('another')).toEqual(noPolicy)
  const file = policies.fileOf(daemon)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(dirname(file))).toHaveLength(1)
})

test('a file that a person made a mistake in is told and never written over', async () => {
  await policies.save(daemon, policy)
  const broken = '{ "schema": "bulkhead.audit-policy/1",\n  "ports": "443" }'
  writeFileSync(policies.fileOf(daemon), broken)
  await expect(policies.read(daemon)).rejects.toThrow('Line 2, ports')
  await expect(policies.save(daemon, noPolicy)).rejects.toThrow('left as it is')
  expect(readFileSync(policies.fileOf(daemon), 'utf8')).toBe(broken)
})

test.each(['../../../etc/passwd', '..', 'a/b', 'x'.repeat(200), ''])(
  'the daemon %j leads nowhere else',
  (id) => expect(dirname(policies.fileOf(id))).toBe(join(home, 'audit', 'policies')),
)

test('a file that is not there is none, one that can’t be read is a trouble', async () => {
  expect(await readPolicy(join(home, 'none.json'))).toBeUndefined()
  await expect(readPolicy(home)).rejects.toThrow('EISDIR')
})
