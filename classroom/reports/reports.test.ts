import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { logTo } from '../../engine/log.ts'
import { describeOnBoth, type TestDatabase } from '../testing/databases.ts'
import { createReportingDevice, toldLab } from '../testing/reporting-device.ts'
import { at, NOW, reportingRoom } from '../testing/reporting-room.ts'

function tests(database: TestDatabase) {
  test('kept once, word for word, however often it comes', async () => {
    const { reports, machines, send, rows } = await reportingRoom(await database.open())
    const { id, signed } = machines.ada.tell(toldLab('doors'), at(0))
    const answers = await Promise.all([send('ada', [signed, signed]), send('ada', [signed])])
    expect(await send('ada', [signed])).toEqual({ kept: [id] })
    expect(answers).toEqual([{ kept: [id, id] }, { kept: [id] }])
    expect(await rows()).toMatchObject([
      {
        id,
        person: 'ada',
        device: 'd-ada',
        seq: 1,
        kind: 'lab',
        exercise: 'doors',
        subject: 'lab-1',
        ...signed,
      },
    ])
    await reports.close()
  })

  test('a lab whose id is made to be long is kept as any other', async () => {
    const { reports, machines, send, rows } = await reportingRoom(await database.open())
    // Such that no database makes it shorter.
    const session = randomBytes(6000).toString('hex')
    const { id, signed } = machines.ada.tell(toldLab('doors', { session }), at(0))
    expect(await send('ada', [signed])).toEqual({ kept: [id] })
    expect(await rows()).toMatchObject([{ id, subject: session.slice(0, 200), ...signed }])
    await reports.close()
  })

  test('reports of many learners that come together share a transaction', async () => {
    const opened = await database.open()
    const transaction = vi.spyOn(opened.db, 'transaction')
    const { reports, machines, send, rows } = await reportingRoom(opened)
    const told = Array.from({ length: 30 }, (_, index) => {
      const person = index % 2 === 0 ? ('ada' as const) : ('ben' as const)
      return { person, ...machines[person].tell({ kind: 'solution', exercise: 'doors' }, at(0)) }
    })
    await Promise.all(told.map(({ person, signed }) => send(person, [signed])))
    // Two where their keys were not read at the same moment.
    expect(transaction.mock.calls.length).toBeLessThanOrEqual(2)
    const kept = await rows()
    for (const one of ['ada', 'ben'])
      expect(kept.filter(({ person }) => person === one).map(({ id }) => id)).toEqual(
        told.filter(({ person }) => person === one).map(({ id }) => id),
      )
    await reports.close()
  })

  test('those that come together are put in the order in which they were made', async () => {
    const { reports, machines, send, rows } = await reportingRoom(await database.open())
    const opened = machines.ada.tell(toldLab('doors'), at(-3))
    machines.ada.tell(toldLab('doors'), at(-2))
    const closed = machines.ada.tell(toldLab('doors', { did: 'closed' }), at(-1))
    await send('ada', [closed.signed, opened.signed])
    // The second never came, which anybody can see.
    expect((await rows()).map(({ seq }) => seq)).toEqual([1, 3])
    await reports.close()
  })

  test('a wrong clock is set right, and nothing lies in the future', async () => {
    const { reports, machines, send, rows } = await reportingRoom(await database.open())
    const early = machines.ada.tell({ kind: 'solution', exercise: 'doors' }, at(-70))
    const late = machines.ada.tell({ kind: 'solution', exercise: 'doors' }, at(500))
    const old = machines.ada.tell({ kind: 'solution', exercise: 'doors' }, '0001-01-01T00:00:00Z')
    // This clock is an hour slow.
    await send('ada', [early.signed, late.signed, old.signed], at(-60))
    expect((await rows()).map((row) => row.at)).toEqual([at(-10), at(0), '2000-01-01T00:00:00.000Z'])
    await reports.close()
  })

  test('what can never be kept is settled, told to the log without content, and keeps nothing else out', async () => {
    const logged: unknown[] = []
    logTo((doing, error) => void logged.push(doing, error))
    const { reports, machines, send, rows } = await reportingRoom(await database.open())
    const stranger = createReportingDevice().tell(toldLab('doors', { session: 'secret' }), at(0))
    const good = machines.ada.tell(toldLab('doors'), at(0))
    const spoiled = { ...good.signed, body: good.signed.body.slice(0, -1) }
    const answer = await send('ada', [stranger.signed, spoiled, machines.ada.signed('{"id":1}'), good.signed])
    expect(answer).toEqual({ kept: [stranger.id, good.id] })
    expect((await rows()).map(({ id }) => id)).toEqual([good.id])
    expect(logged).toHaveLength(6)
    expect(logged.join(' ')).not.toMatch(/secret|lab-1/)
    await reports.close()
  })

  test('of another’s machine nothing is taken; of one’s own earlier machine all is', async () => {
    const opened = await database.open()
    const { reports, machines, send, rows } = await reportingRoom(opened)
    logTo(() => {})
    await send('ben', [machines.ada.tell(toldLab('doors'), at(0)).signed])
    expect(await rows()).toEqual([])
    await opened.db.updateTable('devices').set({ revoked_at: NOW }).where('id', '=', 'd-ada').execute()
    const anew = { id: 'anew', person: 'ada', name: 'laptop', place: 'own' as const, token_hash: 'anew' }
    await opened.db
      .insertInto('devices')
      .values({
        ...anew,
        key: createReportingDevice().key,
        created_at: NOW,
        last_seen_at: NOW,
        expires_at: null,
        revoked_at: null,
      })
      .execute()
    const waiting = machines.ada.tell(toldLab('doors'), at(0))
    await reports.report({ person: 'ada', device: 'anew' }, [waiting.signed], NOW)
    expect(await rows()).toMatchObject([{ id: waiting.id, device: 'd-ada' }])
    await reports.close()
  })

  test('a kind that only a newer version knows is kept and counts for nothing', async () => {
    logTo(() => {})
    const { reports, machines, send, rows } = await reportingRoom(await database.open())
    const id = crypto.randomUUID()
    const body = JSON.stringify({ id, seq: 1, previous: '', at: at(0), kind: 'dance' })
    expect(await send('ada', [machines.ada.signed(body)])).toEqual({ kept: [id] })
    expect(await rows()).toMatchObject([{ id, kind: 'other', exercise: '', body }])
    await reports.close()
  })

  test('one whose person was just removed does not take the others with them', async () => {
    const opened = await database.open()
    const { reports, machines, send, rows } = await reportingRoom(opened)
    const [ada, ben] = [machines.ada, machines.ben].map((machine) => machine.tell(toldLab('doors'), at(0)))
    await send('ada', [machines.ada.tell({ kind: 'solution', exercise: 'doors' }, at(0)).signed])
    await opened.db.deleteFrom('people').where('id', '=', 'ada').execute()
    const settled = await Promise.allSettled([send('ada', [ada!.signed]), send('ben', [ben!.signed])])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect((await rows()).map(({ person }) => person)).toEqual(['ben'])
    await reports.close()
  })
}

describeOnBoth('taking in reports', tests)
