import { expect, test } from 'vitest'
import { describeOnBoth, type TestDatabase } from '../testing/databases.ts'
import { toldAttempt, toldLab, toldVerdict } from '../testing/reporting-device.ts'
import { at, first, NOW, reportingRoom } from '../testing/reporting-room.ts'

function tests(database: TestDatabase) {
  test('the room is the same after a start, also where digests have to be made anew', async () => {
    const opened = await database.open()
    const { reports, start, tell, machines, send, clock } = await reportingRoom(opened)
    const helper = { tell, machines, send, clock }
    await opened.db
      .insertInto('assignments')
      .values({
        ...{ exercise: 'doors', is_set: 1, opens_at: null, due_at: null, weight: 1 },
        ...{ attempt_points: 0, solution: 'never' },
      })
      .execute()
    await reports.courseChanged()
    await helper.tell('ada', toldLab('doors', { params: { port: '21111' } }), at(-30))
    await helper.tell('ada', toldVerdict('doors', { plain: 'fail', tls: 'fail' }, { at: at(-29) }), at(-29))
    await helper.tell('ada', toldVerdict('doors', { plain: 'pass', tls: 'fail' }, { at: at(-20) }), at(-20))
    await helper.tell('ada', toldAttempt('doors', 'succeeded', at(-15)), at(-15))
    await helper.tell('ada', { kind: 'hint', exercise: 'doors', task: 'tls', shown: 2 }, at(-14))
    await helper.tell('ada', { kind: 'worked', exercise: 'doors', seconds: 900 }, at(-13))
    await helper.tell('ben', toldLab('doors', { seed: 'of-ben', params: { port: '22222' } }), at(-10))
    await helper.tell(
      'ben',
      toldVerdict(
        'doors',
        { plain: 'fail', tls: 'fail' },
        { at: at(-9), got: { text: '{0}', values: ['port 21111 is open'] } },
      ),
      at(-9),
    )
    const seen = await first(reports.watchRoom('doors'))
    expect(seen.rows.find(({ person }) => person === 'ada')).toEqual({
      person: 'ada',
      name: 'ada',
      place: 'own',
      online: false,
      lastSeenAt: NOW,
      workingOn: 'doors',
      isOpen: true,
      tasks: {
        plain: { status: 'pass', achievedAt: at(-20) },
        tls: { status: 'fail', achievedAt: null },
      },
      failing: [
        {
          task: 'tls',
          check: 'tls',
          summary: { text: 'Port {0} says something.', values: [4711] },
          // Something else was achieved with it: from then on they are at this.
          since: at(-20),
        },
      ],
      lastReportAt: at(-13),
      attempts: { count: 1, last: 'succeeded' },
      hints: 2,
      solutionSeen: false,
      workedSeconds: 900,
      overall: { achieved: 1, of: 2 },
      isLookedAt: false,
    })
    expect(seen.alarms).toMatchObject([
      { person: 'ben', of: 'ada', param: 'port', value: '21111', dismissed: false },
    ])
    const [alarm] = reports.alarms()
    await reports.dismissAlarm(alarm?.id ?? '', 'ida')
    await reports.close()

    const again = await start()
    const { alarms, ...same } = await first(again.watchRoom('doors'))
    expect(same).toEqual({ ...same, rows: seen.rows })
    expect(alarms).toEqual([{ ...alarm, dismissed: true }])
    await again.close()

    await opened.db.updateTable('reports').set({ digest: '' }).execute()
    const anew = await start()
    expect((await first(anew.watchRoom('doors'))).rows).toEqual(seen.rows)
    expect(
      (await opened.db.selectFrom('reports').select('digest').execute()).every(({ digest }) => digest),
    ).toBe(true)
    await anew.close()
  })

  test('timeline in pages, and what a report says', async () => {
    const helper = await reportingRoom(await database.open())
    const { reports } = helper
    await helper.tell('ada', toldLab('doors'))
    const good = toldVerdict('doors', { plain: 'pass', tls: 'fail' }, { at: NOW })
    const verdict = await helper.tell('ada', good)
    await helper.tell('ada', toldVerdict('doors', { plain: 'pass', tls: 'fail' }, { at: NOW }))
    await helper.tell('ada', toldAttempt('doors', 'refused', NOW))
    for (let count = 1; count <= 55; count++)
      await helper.tell('ada', { kind: 'hint', exercise: 'doors', task: 'tls', shown: count })
    await helper.tell('ada', { kind: 'worked', exercise: 'doors', seconds: 1 })
    await helper.tell('ben', toldLab('doors'))

    const newest = await reports.timeline('ada', null, null)
    expect(newest.entries).toHaveLength(50)
    expect(newest.isEnd).toBe(false)
    expect(newest.entries[0]).toMatchObject({ kind: 'hint', what: 'tls', exercise: 'doors', at: NOW })
    const rest = await reports.timeline('ada', 'doors', newest.entries.at(-1)?.report ?? '')
    expect(rest.isEnd).toBe(true)
    expect(rest.entries.map(({ kind, what, score }) => [kind, what, score])).toEqual([
      ...Array.from({ length: 5 }, () => ['hint', 'tls', null]),
      ['attempt', 'refused', null],
      ['verdict', '', { score: 1, of: 2, achieved: [] }],
      ['verdict', '', { score: 1, of: 2, achieved: ['plain'] }],
      ['lab', 'opened', null],
    ])
    expect((await reports.timeline('ada', 'elsewhere', null)).entries).toEqual([])
    expect(await reports.detail('ada', verdict)).toEqual({
      kind: 'verdict',
      verdict: 'verdict' in good && good.verdict,
    })
    await expect(reports.detail('ben', verdict)).rejects.toMatchObject({ trouble: { code: 'no-report' } })
    await expect(reports.timeline('ben', null, verdict)).rejects.toMatchObject({
      trouble: { code: 'no-report' },
    })
    await reports.close()
  })

  test('a recording is put together from its pieces', async () => {
    const helper = await reportingRoom(await database.open())
    const { reports } = helper
    const recording = '20260301T110000Z_doors_master_0123abcd'
    const pieces = ['{"version":2}\n[0.5,"o","grüß"]\n', '[7.25,"o","b"]\n', '[9,"m","full"]\n']
    const from = (index: number) => Buffer.byteLength(pieces.slice(0, index).join(''))
    const piece = (index: number) =>
      helper.tell('ada', {
        ...{ kind: 'recording' as const, recording, title: 'master' },
        ...{ from: from(index), text: pieces[index] ?? '' },
      })
    await piece(0)
    await piece(2)
    // The middle has not arrived yet.
    expect(await reports.recording('ada', recording, 0)).toEqual({
      text: `${pieces[0]}${pieces[2]}`,
      next: null,
    })
    await piece(1)
    expect(await reports.recording('ada', recording, 0)).toEqual({ text: pieces.join(''), next: null })
    expect(await reports.recording('ada', recording, from(1))).toEqual({
      text: `${pieces[1]}${pieces[2]}`,
      next: null,
    })
    expect(await reports.recordings('ada')).toEqual([
      {
        id: recording,
        ...{ exercise: 'doors', host: 'master', title: 'master', startedAt: '2026-03-01T11:00:00.000Z' },
        ...{ seconds: 9, bytes: from(3), isRunning: false, isFull: true },
      },
    ])
    expect((await reports.timeline('ada', null, null)).entries.map(({ kind, what }) => [kind, what])).toEqual(
      [['recording', recording]],
    )
    expect(await reports.recordings('ben')).toEqual([])
    await expect(reports.recording('ben', recording, 0)).rejects.toMatchObject({
      trouble: { code: 'no-recording' },
    })
    await reports.close()
  })

  test('dashboards see what changes, who connects and who is gone', async () => {
    const opened = await database.open()
    const helper = await reportingRoom(opened)
    const { reports } = helper
    const watch = reports.watchRoom('doors')
    expect(await first(watch)).toMatchObject({
      isWhole: true,
      rows: [{ person: 'ada' }, { person: 'ben' }],
      now: NOW,
    })
    await helper.tell('ben', toldLab('doors'))
    reports.setOnline('ben', 'd-ben', true)
    expect(await first(watch)).toMatchObject({
      isWhole: false,
      rows: [{ person: 'ben', online: true, isOpen: true }],
      gone: [],
    })
    reports.setLookedAt('ada', true)
    reports.setOnline('ben', 'd-ben', false)
    expect(
      (await first(watch)).rows.map(({ person, online, isLookedAt }) => [person, online, isLookedAt]),
    ).toEqual([
      ['ada', false, true],
      ['ben', false, false],
    ])
    await opened.db.deleteFrom('people').where('id', '=', 'ben').execute()
    await opened.db.updateTable('people').set({ name: 'Ada L.' }).execute()
    await reports.peopleChanged()
    expect(await first(watch)).toMatchObject({ rows: [{ name: 'Ada L.' }], gone: ['ben'] })
    await reports.close()
    expect(await watch.next()).toEqual({ done: true, value: undefined })
  })
}

describeOnBoth('what is made of reports', tests)
