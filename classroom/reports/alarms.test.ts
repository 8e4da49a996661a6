import { expect, test } from 'vitest'
import { createAlarms } from './alarms.ts'

const exercise = {
  id: 'doors',
  topology: ['master'],
  params: (random: { integer(label: string, min: number, max: number): number }) => ({
    port: String(random.integer('port', 20_000, 29_999)),
    size: String(random.integer('size', 10_000, 10_003)),
  }),
}
const about = (person: string, report = `of ${person}`) => ({
  person,
  exercise: 'doors',
  report,
  at: '2026-01-01T00:00:00.000Z',
})
const alarmsOf = (dismissed: string[] = []) => createAlarms(new Map([['doors', exercise]]), dismissed)

test('a value of one in the answer of another, once for each parameter', () => {
  const alarms = alarmsOf()
  alarms.lab(about('ada'), 'a', { port: '21111' })
  alarms.lab(about('ben'), 'b', { port: '22222' })
  alarms.answer(about('ben', 'first'), 'verdict', ['21111', '22222'])
  alarms.answer(about('ben', 'second'), 'attempt', ['21111'])
  alarms.answer(about('ada'), 'verdict', ['21111'])
  expect(alarms.list()).toEqual([
    {
      id: 'value-of-another.doors.ben.ada.port',
      exercise: 'doors',
      kind: 'value-of-another',
      person: 'ben',
      of: 'ada',
      param: 'port',
      value: '21111',
      report: 'first',
      at: '2026-01-01T00:00:00.000Z',
      dismissed: false,
    },
  ])
})

test('it does not matter whose report comes first', () => {
  const alarms = alarmsOf()
  alarms.lab(about('ben'), 'b', { port: '22222' })
  alarms.answer(about('ben'), 'verdict', ['21111'])
  expect(alarms.list()).toEqual([])
  alarms.lab(about('ada'), 'a', { port: '21111' })
  expect(alarms.list()).toMatchObject([{ person: 'ben', of: 'ada', report: 'of ben' }])
})

test('what three have, what one had oneself, and what is drawn from few says nothing', () => {
  const alarms = alarmsOf()
  alarms.lab(about('ada'), 'a', { port: '21111', size: '10002' })
  alarms.lab(about('ben'), 'b', { port: '22222', size: '10001' })
  alarms.answer(about('ben'), 'verdict', ['10002', '21111'])
  expect(alarms.list()).toHaveLength(1)
  // An earlier lab of Ben's had it too: his newer machine tells it late.
  alarms.lab(about('ben'), 'b0', { port: '21111', size: '10001' })
  expect(alarms.list()).toEqual([])

  const shared = alarmsOf()
  for (const person of ['ada', 'cleo']) shared.lab(about(person), person, { port: '21111' })
  shared.answer(about('ben'), 'verdict', ['21111'])
  expect(shared.list().map(({ of }) => of)).toEqual(['ada', 'cleo'])
  shared.lab(about('dana'), 'd', { port: '21111' })
  expect(shared.list()).toEqual([])
})

test('the same seed twice; one that a third has was given out', () => {
  const alarms = alarmsOf()
  alarms.lab(about('ada'), 'same', { port: '21111' })
  alarms.lab(about('ada'), 'same', { port: '21111' })
  expect(alarms.list()).toEqual([])
  alarms.lab(about('ben'), 'same', { port: '21111' })
  expect(alarms.list()).toMatchObject([
    { kind: 'same-seed', person: 'ben', of: 'ada', param: '', value: 'same' },
  ])
  alarms.lab(about('cleo'), 'same', { port: '21111' })
  expect(alarms.list()).toEqual([])
})

test('what was dismissed stays so; who is gone is forgotten', () => {
  const id = 'value-of-another.doors.ben.ada.port'
  const alarms = alarmsOf([id])
  alarms.lab(about('ada'), 'a', { port: '21111' })
  alarms.answer(about('ben'), 'verdict', ['21111'])
  alarms.answer(about('cleo'), 'verdict', ['21111'])
  expect(alarms.list().map(({ person, dismissed }) => [person, dismissed])).toEqual([
    ['ben', true],
    ['cleo', false],
  ])
  const before = alarms.version()
  alarms.dismiss('value-of-another.doors.cleo.ada.port')
  expect(alarms.version()).toBeGreaterThan(before)
  expect(alarms.list().every(({ dismissed }) => dismissed)).toBe(true)
  alarms.forget('ada')
  expect(alarms.list()).toEqual([])
})

test('who tells of ever more values fills no memory: what comes after thousands is not remembered', () => {
  const alarms = alarmsOf()
  const words = (from: number) => Array.from({ length: 50 }, (_, at) => `word-${from + at}`).join(' ')
  for (let count = 0; count < 200; count++) alarms.lab(about('eve'), `e${count}`, { a: words(count * 50) })
  alarms.answer(about('ben'), 'verdict', ['word-9990'])
  expect(alarms.list()).toEqual([])
  alarms.answer(about('ben'), 'verdict', ['word-10'])
  alarms.lab(about('ada'), 'a', { port: '21111' })
  alarms.answer(about('ben'), 'attempt', ['21111'])
  expect(alarms.list().map(({ of }) => of)).toEqual(['eve', 'ada'])
})
