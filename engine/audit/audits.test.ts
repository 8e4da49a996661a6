import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AuditEvent, type AuditTarget, noPolicy, PublishedAudit } from '../../contract/audit/index.ts'
import { ImpostorError, ProbeError } from '../../contract/index.ts'
import { type AuditedHost, unseen } from '../../audit/audited-host.ts'
import type { Observation } from '../../audit/observation.ts'
import { soundHost } from '../../audit/testing/sound-host.ts'
import { type Progress, openProgress } from '../progress/progress.ts'
import { type Audits, createAudits } from './audits.ts'
import { createPolicies } from './policies.ts'

const docker: AuditTarget = { kind: 'docker' }
const context: AuditTarget = { kind: 'docker', context: 'same' }
const attested = {
  ...noPolicy,
  attestations: [
    { item: 'O1', yes: true, by: 'Ada', on: '2026-11-01', expires: '2999-01-01', note: 'each Monday' },
  ],
}

let home: string
let progress: Progress
let audits: Audits
/** Daemons that were let go again, and what happens before one answers. */
let disposed: number
let before: () => Promise<void>
let own: AuditedHost['policy']
/** As the machine's daemon says it, and the lab that it is a host of. */
let info: Observation['info']
let session: string | undefined

/** An empty machine of which only the daemon is seen. */
function machine(): AuditedHost & { session?: string } {
  const answers: Record<string, unknown> = {
    '/info': info,
    '/containers/json?all=1': [],
    '/networks': [],
    '/images/json': [],
    '/volumes': { Volumes: [] },
  }
  const why = { text: 'Only its API is open.' }
  return {
    name: 'empty',
    isLab: false,
    sight: 'api',
    policy: own,
    session,
    async get(path) {
      await before()
      return { status: path in answers ? 200 : 404, json: answers[path], said: '' }
    },
    eyes: unseen(why),
    runner: unseen(why),
    async dispose() {
      disposed += 1
    },
  }
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-audits-'))
  progress = openProgress(home)
  disposed = 0
  before = async () => {}
  own = undefined
  info = soundHost().info
  session = undefined
  audits = createAudits({ home, progress, targets: async () => [], open: async () => machine() })
})
afterEach(async () => {
  await progress.close()
  rmSync(home, { recursive: true })
})

async function eventsOf(target = docker, options: Partial<Parameters<Audits['run']>[1]> = {}) {
  const events: AuditEvent[] = []
  for await (const event of audits.run(target, { probe: false, ...options })) events.push(event)
  return events
}
async function reportOf(...wanted: Parameters<typeof eventsOf>) {
  const last = (await eventsOf(...wanted)).at(-1)
  if (last?.kind !== 'report') throw new Error('the report comes last')
  return last
}
const statusOf = async (id: string, ...wanted: Parameters<typeof eventsOf>) =>
  (await reportOf(...wanted)).report.items.find((item) => item.id === id)?.status

test('it tells how far it is, never backwards, and is kept', async () => {
  const events = await eventsOf()
  const fractions = events.flatMap((event) => (event.kind === 'looking' ? [event.fraction] : []))
  expect(fractions.length).toBeGreaterThan(2)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  const last = events.at(-1)
  if (last?.kind !== 'report') throw new Error('the report comes last')
  expect(await audits.get(last.id)).toEqual(last.report)
  expect((await audits.list()).map(({ id }) => id)).toEqual([last.id])
  expect(disposed).toBe(1)
})

test('what was removed is gone, and nothing else', async () => {
  const [one, two] = [await reportOf(), await reportOf()]
  await audits.remove([one.id])
  await expect(audits.get(one.id)).rejects.toThrow('no such audit')
  await expect(audits.file({ id: one.id, format: 'json', language: 'en' })).rejects.toThrow('no such audit')
  expect((await audits.get(two.id)).at).toBe(two.report.at)
})

test('one machine is audited once at a time, by whatever name at once, and again afterwards', async () => {
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  before = () => held
  const first = reportOf()
  await expect(eventsOf()).rejects.toThrow('being audited already')
  const other = reportOf(context)
  answer()
  const ids = (await Promise.all([first, other])).map(({ id }) => id)
  expect((await audits.list()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  await reportOf()
  expect(await audits.list()).toHaveLength(3)
})

test('nobody listens any more: it goes to its end and is kept', async () => {
  const leaving = new AbortController()
  const events = audits.run(docker, { probe: false, signal: leaving.signal })
  await events.next()
  leaving.abort()
  await events.return()
  await expect.poll(async () => (await audits.list()).length).toBe(1)
  expect(disposed).toBe(1)
})

test.each([
  ['nobody answers', new ProbeError('refused'), 'could not be looked at'],
  ['somebody else answers', new ImpostorError('empty', 'a stranger'), 'Somebody else than Docker'],
])('%s: it is said, nothing is kept, and the machine is let go', async (_, error, said) => {
  before = () => Promise.reject(error)
  await expect(eventsOf()).rejects.toThrow(said)
  expect(await audits.list()).toEqual([])
  expect(disposed).toBe(1)
  before = async () => {}
  await reportOf()
})

test('what people said counts from the next audit on, for this daemon alone', async () => {
  expect(await statusOf('O1')).not.toBe('pass')
  const asked = (await reportOf()).report.items.filter(({ status }) => status === 'attest')
  const [item] = asked
  if (!item) throw new Error('an empty machine has things to be asked')
  const policy = { ...attested, attestations: [{ ...attested.attestations[0]!, item: item.id }] }
  await audits.savePolicy('another', policy)
  expect(await statusOf(item.id)).toBe('attest')
  await audits.savePolicy(soundHost().info.ID, policy)
  expect(await statusOf(item.id)).toBe('pass')
  expect(await statusOf(item.id, docker, { policy: noPolicy })).toBe('attest')
})

test('a policy that is changed while the machine is looked at holds when it is judged', async () => {
  const item = (await reportOf()).report.items.find(({ status }) => status === 'attest')?.id ?? ''
  const policy = { ...attested, attestations: [{ ...attested.attestations[0]!, item }] }
  before = () => audits.savePolicy(soundHost().info.ID, policy)
  expect(await statusOf(item)).toBe('pass')
})

test('what whoever made the machine says holds beside what people say of it', async () => {
  const asked = (await reportOf()).report.items.filter(({ status }) => status === 'attest')
  const [one, other] = asked.map(({ id }) => id)
  if (one === undefined || other === undefined) throw new Error('two things are asked')
  const about = (item: string) => ({
    ...attested,
    attestations: [{ ...attested.attestations[0]!, item }],
  })
  own = about(one)
  expect(await statusOf(one)).toBe('pass')
  await audits.savePolicy(soundHost().info.ID, about(other))
  expect(await statusOf(other)).toBe('pass')
  expect(await statusOf(one)).toBe('pass')
})

test('what people said of a lab’s host holds for it under every ID of its daemon, until the lab is reset', async () => {
  const lab: AuditTarget = { kind: 'lab', exercise: 'open-doors', host: 'master' }
  const [first, second] = ['AAAA:1', 'BBBB:2']
  const become = (ID: string, of: string) => {
    info = { ...info, ID }
    session = of
  }
  become(first, 's1')
  const { report } = await reportOf(lab)
  expect(report.target).toMatchObject({ daemon: first, session: 's1' })
  const item = report.items.find(({ status }) => status === 'attest')?.id ?? ''
  await audits.savePolicy(first, {
    ...attested,
    attestations: [{ ...attested.attestations[0]!, item }],
  })
  become(second, 's1')
  expect(await statusOf(item, lab)).toBe('pass')
  expect(await audits.policy(second)).toEqual(await audits.policy(first))
  // Named as an address, it is the same machine still.
  session = undefined
  expect(await statusOf(item)).toBe('pass')
  become('CCCC:3', 's2')
  expect(await statusOf(item, lab)).toBe('attest')
  expect(await audits.policy('CCCC:3')).toMatchObject(noPolicy)
})

test('a policy with a mistake stops the audit, and stays as it is', async () => {
  const file = createPolicies(home).fileOf(`daemon/${soundHost().info.ID}`)
  mkdirSync(dirname(file), { recursive: true })
  const broken = '{ "schema": "bulkhead.audit-policy/1",\n  "ports": [80] }'
  writeFileSync(file, broken)
  await expect(eventsOf()).rejects.toThrow('Line 2, ports.0')
  await expect(audits.savePolicy(soundHost().info.ID, noPolicy)).rejects.toThrow('left as it is')
  expect(readFileSync(file, 'utf8')).toBe(broken)
  expect(await audits.list()).toEqual([])
  expect(disposed).toBe(1)
})

test.each(['html', 'json', 'sarif', 'junit'] as const)('a file in %s, in both languages', async (format) => {
  const { id, report } = await reportOf()
  const english = await audits.file({ id, format, language: 'en' })
  const chinese = await audits.file({ id, format, language: 'zh-CN' })
  expect(english.text).not.toBe(chinese.text)
  expect(english.text).not.toMatch(/\p{Script=Han}/u)
  expect(chinese.text).toMatch(/\p{Script=Han}/u)
  // Nobody speaks it here.
  expect((await audits.file({ id, format, language: 'tlh' })).text).toBe(english.text)
  if (format === 'json')
    expect(PublishedAudit.parse(JSON.parse(chinese.text))).toMatchObject({
      at: report.at,
      summary: report.summary,
    })
  if (format === 'html') expect(chinese.text).toContain('lang="zh-CN"')
})
