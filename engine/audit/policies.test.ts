import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
const kept = (machine: string) => {
  const { revision: _, ...said } = policies.read(machine)
  return said
}

test('where nobody said anything, nothing holds', () => expect(kept(daemon)).toEqual(noPolicy))

test('what was saved is read again, and only this user may', () => {
  policies.save(daemon, policy)
  expect(kept(daemon)).toEqual(policy)
  expect(kept('daemon/another')).toEqual(noPolicy)
  const file = policies.fileOf(daemon)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(dirname(file))).toHaveLength(1)
})

test('a file that a person made a mistake in is told and never written over', () => {
  policies.save(daemon, policy)
  const broken = '{ "schema": "bulkhead.audit-policy/1",\n  "ports": "443" }'
  writeFileSync(policies.fileOf(daemon), broken)
  expect(() => policies.read(daemon)).toThrow('Line 2, ports')
  expect(() => policies.save(daemon, noPolicy)).toThrow('left as it is')
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

test('a file that is not there is none, one that can’t be read is a trouble', () => {
  expect(readPolicy(join(home, 'none.json'))).toBeUndefined()
  expect(() => readPolicy(home)).toThrow('EISDIR')
})

test('what somebody else changed meanwhile is not written over, also where there was nothing', () => {
  const none = policies.read(daemon)
  policies.save(daemon, { ...none, ports: ['80/tcp'] })
  expect(() => policies.save(daemon, { ...none, ports: ['443/tcp'] })).toThrow('at the same moment')
  const first = policies.read(daemon)
  expect(first.ports).toEqual(['80/tcp'])
  // By hand, too.
  writeFileSync(policies.fileOf(daemon), `${readFileSync(policies.fileOf(daemon), 'utf8')}\n`)
  expect(() => policies.save(daemon, first)).toThrow('at the same moment')
  policies.save(daemon, { ...policies.read(daemon), ports: ['443/tcp'] })
  expect(policies.read(daemon).ports).toEqual(['443/tcp'])
  expect(readFileSync(policies.fileOf(daemon), 'utf8')).not.toContain('revision')
  expect(readdirSync(dirname(policies.fileOf(daemon)))).toHaveLength(1)
})

test(
  'of processes that change it at the same moment, none writes over what another wrote',
  { timeout: 60_000 },
  async () => {
    const [names, count] = [['a', 'b', 'c', 'd'], 40]
    const script = join(import.meta.dirname, 'testing', 'policy-writer.ts')
    const ended = names.map(async (name) => {
      const child = spawn(process.execPath, [script, home, daemon, name, String(count)], { stdio: 'inherit' })
      return (await once(child, 'close'))[0]
    })
    expect(await Promise.all(ended)).toEqual(names.map(() => 0))
    const all = names.flatMap((name) => Array.from({ length: count }, (_, at) => `${name}-${at}.service`))
    expect(kept(daemon).services?.toSorted()).toEqual(all.toSorted())
  },
)

test('what could not be read again is not written', () => {
  policies.save(daemon, policy)
  const large = { ...noPolicy, services: Array.from({ length: 10_000 }, () => 'x'.repeat(200)) }
  expect(() => policies.save(daemon, large)).toThrow('larger than a megabyte')
  expect(kept(daemon)).toEqual(policy)
})

test('so many machines, and no more; those that are there can be changed still', () => {
  policies.save(daemon, policy)
  const folder = dirname(policies.fileOf(daemon))
  for (let at = 1; at < MOST_POLICIES; at += 1) writeFileSync(join(folder, `${at}.json`), '')
  expect(() => policies.save('daemon/another', policy)).toThrow('already')
  policies.save(daemon, noPolicy)
  expect(kept(daemon)).toEqual(noPolicy)
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
])('%s is told with its line, and left', (_, text, said) => {
  policies.save(daemon, policy)
  const file = policies.fileOf(daemon)
  writeFileSync(file, text)
  expect(() => policies.read(daemon)).toThrow(said)
  expect(() => policies.save(daemon, policy)).toThrow(said)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

function entry(change: Record<string, unknown>): string {
  const acceptance = { item: 'K2', subject: 'host', reason: 'because', by: 'Wei', expires: '2027-01-01' }
  const text = JSON.stringify({ ...acceptance, ...change })
  return `{\n  "schema": "bulkhead.audit-policy/1",\n  "accepted": [\n    ${text}\n  ]\n}`
}
