import { expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { exercise, setStage, trouble } from '../testing/stage.ts'
import { faultsOf } from './testing/books.ts'
import { memberOf, membershipOf, online, setClass, told } from './testing/class-stage.ts'

const stage = setStage()
const klass = setClass()

test('a learner joins, and what they do is in the books of the class, signed and in order', async () => {
  const { link, asked, address } = await klass.start()
  const { client, ...engine } = await stage.engine()
  expect(await membershipOf({ client, ...engine })).toEqual({ kind: 'none' })
  await client.lab.open({ exercise })
  const joined = await client.classroom.join({ link, name: 'Ada' })
  expect(joined).toMatchObject({
    kind: 'member',
    className: 'Docker security',
    name: 'Ada',
    place: 'own',
    address,
  })
  await client.grading.check({ exercise })
  await client.course.hints({ exercise, task: 'one', next: true })
  await client.course.worked({ exercise, seconds: 30 })
  await client.course.worked({ exercise, seconds: 12 })
  for await (const _step of await client.attempt.run({ exercise })) continue
  await client.lab.reset({ exercise })
  await client.lab.startOver({ exercise })
  await client.lab.close({ exercise })

  const now = await told({ client, ...engine })
  expect(Math.abs(now.clockAhead)).toBeLessThan(2000)
  const { books } = klass
  expect(books.reports()).toMatchObject([
    { kind: 'lab', did: 'opened', session: { exercise } },
    { kind: 'verdict', verdict: { mode: 'check', score: 0 } },
    { kind: 'hint', task: 'one', shown: 1 },
    { kind: 'worked', seconds: 30 },
    { kind: 'worked', seconds: 42 },
    { kind: 'attempt', report: { outcome: 'refused' } },
    { kind: 'lab', did: 'reset' },
    { kind: 'lab', did: 'closed' },
    { kind: 'lab', did: 'started-over' },
    { kind: 'lab', did: 'closed' },
  ])
  expect(books.reports()[0]).not.toHaveProperty('session.hosts')
  expect(faultsOf(books.signed(), asked[0]!.key!)).toEqual([])
  expect(books.arrived).toBe(books.signed().length)
})

test('what was found before is told again to a class that is new', async () => {
  const { link } = await klass.start()
  const engine = await stage.engine()
  await engine.client.lab.open({ exercise })
  await engine.client.grading.check({ exercise })
  await engine.client.classroom.join({ link, name: 'Ada' })
  await engine.client.grading.check({ exercise })
  await told(engine)
  expect(klass.books.kinds()).toEqual(['lab', 'verdict'])
})

test('while the class is away all goes on, for the command line too, and is told later', async () => {
  const endpoint = await klass.start()
  const app = await stage.engine()
  await app.client.lab.open({ exercise })
  await app.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  await memberOf(app, online)
  await klass.goAway()
  await app.client.course.hints({ exercise, task: 'one', next: true })
  const offline = await memberOf(app, ({ link, pending }) => link.kind === 'offline' && pending === 1)
  expect(offline.className).toBe('Docker security')
  await stage.end(app)

  // No app is there.
  const cli = await stage.engine({ openedBy: 'cli' })
  stage.played.results = { one: 'pass', two: 'fail' }
  await cli.client.grading.check({ exercise })
  expect(await memberOf(cli)).toMatchObject({ link: { kind: 'offline' }, pending: 2 })

  const again = await stage.engine()
  await klass.comeBack(endpoint)
  await memberOf(again, online)
  // While the app is there.
  stage.played.results = { one: 'pass', two: 'pass' }
  await cli.client.grading.check({ exercise })
  await eventually(() => expect(klass.books.kinds()).toEqual(['lab', 'hint', 'verdict', 'verdict']))
  expect(faultsOf(klass.books.signed(), endpoint.asked[0]!.key!)).toEqual([])
  expect(await memberOf(again, online)).toMatchObject({ pending: 0 })
})

test('an answer that is lost on the way doubles nothing', async () => {
  const endpoint = await klass.start()
  const engine = await stage.engine()
  const { books } = klass
  let cuts = 0
  const { report } = books
  books.report = (reports) => {
    const kept = report(reports)
    if (cuts++ < 3) endpoint.cut()
    return kept
  }
  await engine.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  for (let n = 0; n < 120; n += 1) await engine.client.course.worked({ exercise, seconds: 1 })
  await told(engine)
  const seconds = books.reports().map((one) => one.kind === 'worked' && one.seconds)
  expect(seconds).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
  expect(books.arrived).toBeGreaterThan(120)
  expect(faultsOf(books.signed(), endpoint.asked[0]!.key!)).toEqual([])
}, 60_000)

test('a recorded terminal is reported in whole lines, and what was recorded before is not', async () => {
  const { link } = await klass.start()
  const engine = await stage.engine()
  await engine.client.lab.open({ exercise })
  const terminal = { exercise, host: 'master', cols: 80, rows: 24, record: true }
  await engine.client.terminal.open(terminal)
  // A recording's name has whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await engine.client.classroom.join({ link, name: 'Ada' })
  await memberOf(engine, online)
  await engine.client.terminal.open(terminal)
  stage.docker.shells.at(-1)!.print('hello from the host\r\n')
  const pieces = () => klass.books.reports().filter((report) => report.kind === 'recording')
  await eventually(async () => {
    await engine.client.course.worked({ exercise, seconds: 1 })
    expect(
      pieces()
        .map(({ text }) => text)
        .join(''),
    ).toContain('hello from the host')
  })
  const early = (await engine.client.recording.list()).at(-1)!
  expect(pieces().every(({ recording }) => recording !== early.id)).toBe(true)
  expect(pieces().every(({ text }) => text.endsWith('\n'))).toBe(true)
  const ends = pieces().map(({ from, text }) => from + Buffer.byteLength(text))
  expect(pieces().map(({ from }) => from)).toEqual([0, ...ends.slice(0, -1)])
}, 40_000)

test('a class that signs the machine out is told nothing more, and work goes on', async () => {
  const endpoint = await klass.start()
  const engine = await stage.engine()
  await engine.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  await memberOf(engine, online)
  endpoint.revoked.add(endpoint.token)
  endpoint.cut()
  const { link } = await memberOf(engine, (now) => now.link.kind === 'refused')
  expect(link).toMatchObject({ trouble: { code: 'class-signed-out' } })
  await engine.client.course.worked({ exercise, seconds: 5 })
  expect(await memberOf(engine, ({ pending }) => pending === 1)).toMatchObject({ link: { kind: 'refused' } })
  await expect(engine.client.classroom.join({ link: endpoint.link, name: 'Ada' })).rejects.toThrow(
    trouble('class-member-already'),
  )
  await engine.client.classroom.leave()
  expect(await membershipOf(engine)).toEqual({ kind: 'none' })
})

test('leaving is told, and from then on nothing is', async () => {
  const endpoint = await klass.start()
  const engine = await stage.engine()
  await engine.client.classroom.join({ link: endpoint.link, name: 'Ada' })
  await memberOf(engine, online)
  await engine.client.classroom.leave()
  expect(endpoint.left).toBe(1)
  await engine.client.course.worked({ exercise, seconds: 5 })
  await eventually(() => expect(endpoint.connections()).toBe(0))
  expect(klass.books.kinds()).toEqual([])
})
