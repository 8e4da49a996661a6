import { expect, test } from 'vitest'
import type { TerminalInfo } from '../../contract/index.ts'
import { playWindow } from '../../engine/terminal/testing/doubles.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { until } from '../../engine/testing/stage.ts'
import { type Looks, createLooks } from './looks.ts'

const ADA = 'adaadaadaadaadaada'
const BEN = 'benbenbenbenbenben'
const IDA = { id: 'idaidaidaidaidaida', name: 'Ida' }
const OLE = { id: 'oleoleoleoleoleole', name: 'Ole' }
const terminal = (id: string): TerminalInfo => ({
  ...{ id, exercise: 'daemon-tls', host: 'master', title: 'master', state: 'running', recorded: false },
})

describeOnBoth('looks', (database) => {
  let looks: Looks
  let books: () => Promise<unknown[]>
  let there: Set<string>

  async function setUp(where?: string) {
    const { db } = await database.open(where)
    for (const id of [ADA, BEN])
      if (where === undefined)
        await db
          .insertInto('people')
          .values({
            id,
            role: 'learner',
            name: id.slice(0, 3),
            created_at: '2026-11-22T12:00:00.000Z',
          } as never)
          .execute()
    there = new Set([ADA, BEN])
    looks = await createLooks({ db, isThere: (person) => there.has(person) })
    books = () =>
      db.selectFrom('looks').select(['person', 'by_name', 'answer', 'ended_at']).orderBy('asked_at').execute()
    return db
  }
  async function asked(by = IDA, person = ADA) {
    const news = await looks.ask(by, person)
    const first = await news.next()
    return { news, look: (first.value as { look: string }).look }
  }
  async function running(by = IDA, person = ADA) {
    const made = await asked(by, person)
    await looks.answer(person, made.look, true)
    return made
  }

  test('nothing is shown before the learner said yes, and all is written down', async () => {
    await setUp()
    const changes: string[] = []
    looks.onChange((person) => changes.push(person))
    const { news, look } = await asked()
    expect(looks.of(ADA)).toMatchObject([{ id: look, by: 'Ida', state: 'asked' }])
    expect(looks.of(BEN)).toEqual([])
    for (const attach of [looks.show, looks.view]) {
      const window = playWindow()
      attach(attach === looks.show ? ADA : IDA.id, look, 't1', window.channel)
      expect(window.closed()).toBe(true)
    }
    expect(() => looks.terminals(ADA, look, [terminal('t1')])).toThrow(
      expect.objectContaining({ name: 'TroubleError' }),
    )
    expect(await books()).toMatchObject([{ person: ADA, by_name: 'Ida', answer: null, ended_at: null }])
    await looks.answer(ADA, look, true)
    expect(looks.of(ADA)).toMatchObject([{ state: 'running' }])
    looks.terminals(ADA, look, [terminal('t1')])
    await until(news, (now) => now.state === 'running' && now.terminals[0]?.id === 't1')
    expect(await books()).toMatchObject([{ answer: 'yes', ended_at: null }])
    await looks.answer(ADA, look, false)
    expect(await until(news, ({ state }) => state === 'ended')).toEqual({ state: 'ended', why: 'ended' })
    expect(await news.next()).toMatchObject({ done: true })
    expect(await books()).toMatchObject([{ answer: 'yes', ended_at: expect.any(String) }])
    expect(looks.of(ADA)).toEqual([])
    expect(new Set(changes)).toEqual(new Set([ADA]))
  })

  test('a no is a no', async () => {
    await setUp()
    const { news, look } = await asked()
    await looks.answer(ADA, look, false)
    expect(await until(news, ({ state }) => state === 'ended')).toEqual({ state: 'ended', why: 'refused' })
    await expect(looks.answer(ADA, look, true)).rejects.toMatchObject({ trouble: { code: 'no-look' } })
    expect(await books()).toMatchObject([{ answer: 'no', ended_at: expect.any(String) }])
  })

  test('another learner can’t answer, list or show, and other staff can’t watch', async () => {
    await setUp()
    const { look } = await asked()
    await expect(looks.answer(BEN, look, true)).rejects.toMatchObject({ trouble: { code: 'no-look' } })
    await looks.answer(ADA, look, true)
    expect(() => looks.terminals(BEN, look, [terminal('t1')])).toThrow(
      expect.objectContaining({ name: 'TroubleError' }),
    )
    const strangers = [
      (channel: ReturnType<typeof playWindow>['channel']) => looks.show(BEN, look, 't1', channel),
      (channel: ReturnType<typeof playWindow>['channel']) => looks.view(OLE.id, look, 't1', channel),
      (channel: ReturnType<typeof playWindow>['channel']) => looks.view(ADA, look, 't1', channel),
      (channel: ReturnType<typeof playWindow>['channel']) => looks.show(ADA, 'no-look', 't1', channel),
    ]
    for (const attach of strangers) {
      const window = playWindow()
      attach(window.channel)
      expect(window.closed()).toBe(true)
    }
  })

  test('it ends at once when the learner goes away, staff stop looking, or the class closes', async () => {
    await setUp()
    const ends: ((news: Awaited<ReturnType<typeof running>>['news']) => unknown)[] = [
      () => looks.away(ADA),
      (news) => news[Symbol.asyncDispose](),
      () => looks.dispose(),
    ]
    for (const end of ends) {
      const { news, look } = await running()
      const [shown, seen] = [playWindow(), playWindow()]
      looks.show(ADA, look, 't1', shown.channel)
      looks.view(IDA.id, look, 't1', seen.channel)
      expect([shown.closed(), seen.closed()]).toEqual([false, false])
      await end(news)
      expect([shown.closed(), seen.closed()]).toEqual([true, true])
      expect(looks.of(ADA)).toEqual([])
    }
    await expect.poll(books).toMatchObject(ends.map(() => ({ ended_at: expect.any(String) })))
  })

  test('whoever is not there is not asked', async () => {
    await setUp()
    there.delete(ADA)
    const news = await looks.ask(IDA, ADA)
    expect(await news.next()).toEqual({ done: false, value: { state: 'ended', why: 'away' } })
    expect(looks.of(ADA)).toEqual([])
  })

  test('asking again takes the place of the question before; others may ask too', async () => {
    await setUp()
    const first = await asked()
    const second = await asked()
    expect(await until(first.news, ({ state }) => state === 'ended')).toMatchObject({ why: 'ended' })
    await asked(OLE)
    expect(looks.of(ADA).map(({ by }) => by)).toEqual(['Ida', 'Ole'])
    expect(looks.of(ADA)[0]!.id).toBe(second.look)
  })

  test('one person of staff asks only so many at the same time', async () => {
    const db = await setUp()
    const ids = Array.from({ length: 17 }, (_, n) => `learnerlearner${String(n).padStart(4, '0')}`)
    for (const id of ids)
      await db
        .insertInto('people')
        .values({ id, role: 'learner', name: id, created_at: '2026-11-22T12:00:00.000Z' } as never)
        .execute()
    there = new Set(ids)
    const last = ids.pop()!
    for (const id of ids) await looks.ask(IDA, id)
    await expect(looks.ask(IDA, last)).rejects.toMatchObject({ trouble: { code: 'too-many-looks' } })
    await looks.ask(OLE, last)
    expect(await books()).toHaveLength(17)
  })

  test('what a server that was killed left open is over for the next one', async () => {
    const where = await database.fresh()
    const first = await database.open(where)
    await first.db
      .insertInto('people')
      .values({ id: ADA, role: 'learner', name: 'Ada', created_at: '2026-11-22T12:00:00.000Z' } as never)
      .execute()
    const before = await createLooks({ db: first.db, isThere: () => true })
    await before.ask(IDA, ADA)
    await setUp(where)
    expect(await books()).toMatchObject([{ answer: null, ended_at: expect.any(String) }])
    expect(looks.of(ADA)).toEqual([])
  })
})
