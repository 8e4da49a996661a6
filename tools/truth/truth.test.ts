import { expect, test } from 'vitest'
import type { AuditReport } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { unseen } from '../../audit/audited-host.ts'
import { soundHost } from '../../audit/testing/sound-host.ts'
import { cannotVary } from './cannot-vary.ts'
import { compare } from './compare.ts'
import { gapsIn, statesOf } from './completeness.ts'
import { isThere } from './is-there.ts'
import type { TruthCase, World } from './world.ts'
import { worlds } from './worlds/index.ts'

const sound = soundHost()
const [one] = sound.containers
const named = (name: string) => ({ ...one!, name })
const unknown = {
  ...sound,
  configuration: unseen(msg`not seen`),
  containers: [named('web'), named('db')],
}
const report = (status: string, ...subjects: string[]) =>
  ({
    items: [
      {
        id: 'C7',
        status,
        summary: msg`said`,
        findings: subjects.map((subject) => ({ subject, summary: msg`wrong`, looked: [] })),
      },
    ],
  }) as unknown as Pick<AuditReport, 'items'>

function problemOf(expect: TruthCase['expect'], of: ReturnType<typeof report>, subject?: string) {
  const each = { item: 'C7', state: 'x', expect, subject } as const
  return compare('w', { title: 't', cases: [each] }, of, unknown)[0]?.problem
}

test('a finding about the subject is one, about another it is not', () => {
  expect(problemOf('finding', report('fail', 'container:web'), 'container:web')).toBeUndefined()
  expect(problemOf('finding', report('fail', 'container:db'), 'container:web')).toContain('container:db')
  expect(problemOf('none', report('fail', 'container:db'), 'container:web')).toBeUndefined()
  expect(problemOf('none', report('fail', 'container:web'), 'container:web')).toBeDefined()
})

test.each(['error', 'unsupported'])('no finding of an item that is %s shows nothing', (status) =>
  expect(problemOf('none', report(status), 'container:web')).toBeDefined(),
)

test('a status is the item’s own; several are alternatives', () => {
  expect(problemOf('pass', report('attest'))).toBeDefined()
  expect(problemOf(['pass', 'attest'], report('attest'))).toBeUndefined()
})

const world = (id: string, ...states: string[]): World => ({
  id,
  title: 'a title',
  setup: '',
  items: { C7: 'pass' },
  cases: states.map((state) => ({ item: 'C7', state, expect: 'finding', covers: 'restart-always' })),
})

test('states are counted once each, whole items by their world', () =>
  expect(statesOf([world('a', 'x', 'x', 'y')], 'C7')).toEqual(new Set(['a title', 'x', 'y'])))

test('an item in too few states is a gap, unless a reason is given; so is a verdict without a case', () => {
  const gaps = gapsIn([world('a', 'x')], {})
  expect(gaps).toContainEqual(expect.stringContaining('C7 is shown in 2 states'))
  expect(gapsIn([world('a', 'x')], { C7: 'it cannot' })).not.toContainEqual(expect.stringContaining('C7 is'))
  expect(gapsIn([world('a', 'x', 'y')], {})).not.toContainEqual(expect.stringContaining('C7 is'))
  expect(gaps).toContainEqual(expect.stringContaining('no case covers name-nil'))
  expect(gaps).not.toContainEqual(expect.stringContaining('no case covers restart-always'))
  expect(gapsIn([world('a'), world('a')], {})).toContain('two worlds are called a')
})

test('what is not there can’t be right', () => {
  expect(problemOf('none', report('pass'), 'container:web')).toBeUndefined()
  expect(problemOf('none', report('pass'), 'container:wbe')).toBe('container:wbe is not there')
  for (const subject of ['network:gone', 'image:gone:1', 'port:tcp/9', 'service:gone.service'])
    expect([subject, isThere(subject, sound)]).toEqual([subject, false])
})

test('a reason that no longer holds is a gap', () =>
  expect(gapsIn([world('a', 'x', 'y')], { C7: 'it cannot' })).toContainEqual(
    expect.stringContaining('though it is said'),
  ))

test('the suite has no gap', () => expect(gapsIn(worlds, cannotVary)).toEqual([]))
