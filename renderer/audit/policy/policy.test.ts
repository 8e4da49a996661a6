import { expect, test } from 'vitest'
import { AuditPolicy } from '../../../contract/audit/policy.ts'
import type { AuditedItem } from '../../../contract/audit/report.ts'
import { listOf, type Message, msg } from '../../../contract/message.ts'
import { draftOf, readDraft, withDeclared, withName } from './draft.ts'
import { suggestionsOf } from './suggestions.ts'

const accepted = { item: 'C3', subject: 'container:web', reason: 'known', by: 'Ada', expires: '2030-01-01' }
const policy = AuditPolicy.parse({
  schema: 'bulkhead.audit-policy/1',
  ports: ['443/tcp', '53/udp'],
  services: [],
  containers: 6,
  accepted: [accepted],
})

test('what is kept becomes what is typed, and the same again', () => {
  const draft = draftOf(policy)
  expect(draft).toEqual({
    ports: '443/tcp\n53/udp',
    services: '',
    registries: undefined,
    containers: '6',
    imageDays: '',
  })
  const { declared, wrong } = readDraft(draft)
  expect(wrong).toEqual({})
  expect(withDeclared(policy, declared)).toEqual(policy)
})

test('what is taken out is taken out; what was accepted stays', () => {
  const { declared } = readDraft({ ...draftOf(policy), ports: undefined, containers: ' ' })
  const changed = withDeclared(policy, declared)
  expect(Object.keys(changed)).not.toContain('ports')
  expect(changed).toMatchObject({ services: [], accepted: [accepted] })
  expect(changed.containers).toBeUndefined()
})

test('each name that can’t be used is told, and a number that is none', () => {
  const draft = { ...draftOf(policy), ports: '80, 8080/tcp x/tcp', imageDays: '0', containers: '1e3' }
  expect(readDraft(draft).wrong).toEqual({ ports: ['80', 'x/tcp'], imageDays: ['0'], containers: ['1e3'] })
  expect(readDraft({ ...draft, ports: '', imageDays: '3650', containers: '0' })).toMatchObject({
    declared: { ports: [], imageDays: 3650, containers: 0 },
    wrong: {},
  })
})

test('a name is added once', () => {
  expect(withName(undefined, '80/tcp')).toBe('80/tcp')
  expect(withName('80/tcp', '443/tcp')).toBe('80/tcp\n443/tcp')
  expect(withName('80/tcp, 443/tcp', '443/tcp')).toBe('80/tcp\n443/tcp')
})

const item = (id: string, subjects: string[], got: Message): AuditedItem => ({
  id,
  title: msg`It`,
  status: 'fail',
  summary: msg`So.`,
  looked: [{ tried: msg`Looked`, expected: msg`it`, got }],
  findings: subjects.map((subject) => ({ subject, summary: msg`So.`, looked: [] })),
  lesson: 'open-doors',
  bench: [],
})

test('what was found and seen is offered, and nothing else of it', () => {
  const offered = suggestionsOf({
    items: [
      item('N5', ['port:tcp/8080'], listOf(['0.0.0.0:8080/tcp (web)', '[::]:53/udp (dns)', '*:*/tcp (x)'])),
      item(
        'H2',
        ['service:cups.service', 'port:udp/631'],
        msg`besides them ${listOf(['printd.service', 'x'])}`,
      ),
      item('I1', ['image:shop:1'], listOf(['depot:5000', 'docker.io', 'none at all'])),
    ],
  })
  expect(offered).toEqual({
    services: ['cups.service', 'printd.service'],
    ports: ['8080/tcp', '631/udp', '53/udp'],
    registries: ['depot:5000', 'docker.io'],
  })
  expect(suggestionsOf({ items: [] })).toEqual({ services: [], ports: [], registries: [] })
})
