import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { MOST_POLICIES, type Policies, createPolicies, readPolicy } from './policies.ts'

const daemon = 'daemon/ABCD:EFGH:1234'
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
  expect(await policies.read('daemon/another')).toEqual(noPolicy)
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

test.each(['../../../etc/passwd', '..', 'a/b', 'lab/open-doors/master/1', 'x'.repeat(200), ''])(
  'the daemon %j leads nowhere else',
  (id) => {
    const file = policies.fileOf(`daemon/${id}`)
    expect(dirname(file)).toBe(join(home, 'audit', 'policies'))
    expect(basename(file)).toMatch(/^[0-9a-f]{64}\.json$/)
  },
)

test('a file is called after its daemon, or after the host and its lab', () => {
  expect(basename(policies.fileOf(daemon))).toBe('ABCD-EFGH-1234.json')
  expect(basename(policies.fileOf('lab/open-doors/master/1f'))).toBe('lab.open-doors.master.1f.json')
})

test('a file that is not there is none, one that can’t be read is a trouble', async () => {
  expect(await readPolicy(join(home, 'none.json'))).toBeUndefined()
  await expect(readPolicy(home)).rejects.toThrow('EISDIR')
})

test('saved twice at once, it is one of them, whole, and nothing is left beside it', async () => {
  const ports = (port: number) => ({ ...noPolicy, ports: Array.from({ length: 500 }, () => `${port}/tcp`) })
  await Promise.all(Array.from({ length: 10 }, (_, at) => policies.save(daemon, ports(at + 1))))
  const kept = (await policies.read(daemon)).ports ?? []
  expect(kept).toHaveLength(500)
  expect(new Set(kept).size).toBe(1)
  expect(readdirSync(dirname(policies.fileOf(daemon)))).toHaveLength(1)
})

test('what could not be read again is not written', async () => {
  await policies.save(daemon, policy)
  const large = { ...noPolicy, services: Array.from({ length: 10_000 }, () => 'x'.repeat(200)) }
  await expect(policies.save(daemon, large)).rejects.toThrow('larger than a megabyte')
  expect(await policies.read(daemon)).toEqual(policy)
})

test('so many machines, and no more; those that are there can be changed still', async () => {
  await policies.save(daemon, policy)
  const folder = dirname(policies.fileOf(daemon))
  for (let at = 1; at < MOST_POLICIES; at += 1) writeFileSync(join(folder, `${at}.json`), '')
  await expect(policies.save('daemon/another', policy)).rejects.toThrow('already')
  await policies.save(daemon, noPolicy)
  expect(await policies.read(daemon)).toEqual(noPolicy)
})

test.each([
  ['an empty file', '', 'Line 1'],
  ['no object', '[]', 'policy'],
  ['an unknown schema', '{ "schema": "bulkhead.audit-policy/2" }', 'Line 1, schema'],
  ['a date that is none', entry({ expires: '2027-02-30' }), 'Line 4, accepted.0.expires'],
  ['a reason that says nothing', entry({ reason: ' a ' }), 'Line 4, accepted.0.reason'],
  ['nobody’s name', entry({ by: '' }), 'Line 4, accepted.0.by'],
  ['an item that is none', entry({ item: 'K9' }), 'Line 4, accepted.0.item'],
  ['a word too many', entry({ until: '2027-01-01' }), 'Line 4, accepted.0'],
  ['bytes that are no text', '\u0000\u0001', 'Line 1'],
])('%s is told with its line, and left', async (_, text, said) => {
  await policies.save(daemon, policy)
  const file = policies.fileOf(daemon)
  writeFileSync(file, text)
  await expect(policies.read(daemon)).rejects.toThrow(said)
  await expect(policies.save(daemon, policy)).rejects.toThrow(said)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

function entry(change: Record<string, unknown>): string {
  const acceptance = { item: 'K2', subject: 'host', reason: 'because', by: 'Wei', expires: '2027-01-01' }
  const text = JSON.stringify({ ...acceptance, ...change })
  return `{\n  "schema": "bulkhead.audit-policy/1",\n  "accepted": [\n    ${text}\n  ]\n}`
}
