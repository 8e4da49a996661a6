import { expect, test } from 'vitest'
import type { ProgressFile } from '../../contract/index.ts'
import { describeOnBoth, type TestDatabase } from '../testing/databases.ts'
import { type Telling, toldAttempt, toldLab, toldVerdict } from '../testing/reporting-device.ts'
import { at, NOW, reportingRoom } from '../testing/reporting-room.ts'

const NEW_MACHINE = { person: 'ada', device: 'another' }
const nothing = { seeds: {}, achievements: [], hints: [], attempts: [], notes: [], effort: [] }
const attemptsOf = ({ attempts }: ProgressFile) => attempts.map(({ report }) => report.at)

function tests(database: TestDatabase) {
  test('a new machine is given what the others reported, by the clock of the class', async () => {
    const room = await reportingRoom(await database.open())
    const { reports } = room
    const ada = (telling: Telling, minutes: number) => room.tell('ada', telling, at(minutes))
    expect(await reports.work(NEW_MACHINE)).toMatchObject(nothing)
    await ada(toldLab('doors', { seed: 'seed' }), -9)
    await ada(toldVerdict('doors', { plain: 'pass', tls: 'fail' }, { at: at(-8) }), -8)
    await ada(toldVerdict('doors', { plain: 'pass', tls: 'pass' }, { at: at(-7) }), -7)
    await ada({ kind: 'hint', exercise: 'doors', task: 'tls', shown: 2 }, -6)
    await ada({ kind: 'worked', exercise: 'doors', seconds: 90 }, -6)
    await ada({ kind: 'worked', exercise: 'doors', seconds: 60 }, -5)
    await ada({ kind: 'solution', exercise: 'doors' }, -5)
    await ada({ kind: 'solution', exercise: 'doors' }, -4)
    await ada(toldAttempt('doors', 'refused', at(-3)), -3)
    // Of another person, and of an exercise that isn’t in the course.
    await room.tell('ben', toldLab('doors', { seed: 'bens' }))
    await ada(toldLab('elsewhere'), -2)
    expect(await reports.work(NEW_MACHINE)).toMatchObject({
      format: 'bulkhead-progress',
      exportedAt: NOW,
      seeds: { doors: 'seed' },
      achievements: [
        { exercise: 'doors', seed: 'seed', task: 'plain', at: at(-8) },
        { exercise: 'doors', seed: 'seed', task: 'tls', at: at(-7) },
      ],
      hints: [{ exercise: 'doors', task: 'tls', shown: 2 }],
      attempts: [{ seed: 'seed', report: { outcome: 'refused', at: at(-3) } }],
      notes: [],
      effort: [{ exercise: 'doors', workedSeconds: 90, solutionSeenAt: at(-5) }],
    })
    // What a machine told itself is nothing new to it.
    expect(await reports.work({ person: 'ada', device: 'd-ada' })).toMatchObject(nothing)
    await reports.close()
  })

  test('times of a machine whose clock is wrong are set right', async () => {
    const { reports, machines, send } = await reportingRoom(await database.open())
    const { signed } = machines.ada.tell(toldVerdict('doors', { plain: 'pass' }, { at: at(55) }), at(55))
    await send('ada', [signed], at(60))
    const { achievements } = await reports.work(NEW_MACHINE)
    expect(achievements.map((one) => one.at)).toEqual([at(-5)])
    await reports.close()
  })

  test('what was started over is begun anew there, too', async () => {
    const room = await reportingRoom(await database.open())
    await room.tell('ada', toldVerdict('doors', { plain: 'pass' }, { at: NOW }))
    await room.tell('ada', toldAttempt('doors', 'succeeded', NOW))
    await room.tell('ada', { kind: 'hint', exercise: 'doors', task: 'plain', shown: 1 })
    await room.tell('ada', toldLab('doors', { did: 'started-over', seed: 'fresh' }))
    const hints = [{ exercise: 'doors', task: 'plain', shown: 1 }]
    expect(await room.reports.work(NEW_MACHINE)).toMatchObject({
      ...nothing,
      seeds: { doors: 'fresh' },
      hints,
    })
    await room.reports.close()
  })

  test('of attempts the newest are given, and no more of them than a message takes', async () => {
    const room = await reportingRoom(await database.open())
    for (let minute = -25; minute < 0; minute += 1)
      await room.tell('ada', toldAttempt('doors', 'refused', at(minute)), at(minute))
    const newest = Array.from({ length: 20 }, (_, index) => at(index - 20))
    expect(attemptsOf(await room.reports.work(NEW_MACHINE))).toEqual(newest)

    const long = toldAttempt('doors', 'succeeded', at(0)) as Extract<Telling, { kind: 'attempt' }>
    const step = { tried: { text: 'x'.repeat(90_000) }, got: { text: '' }, succeeded: true, at: at(0) }
    for (let minute = -20; minute < -10; minute += 1) {
      const report = { ...long.report, steps: [step, step], at: at(minute) }
      await room.tell('ada', { ...long, report } as Telling, at(minute))
    }
    const file = await room.reports.work(NEW_MACHINE)
    expect(attemptsOf(file)).toEqual([-15, -14, -13, -12, -11].map(at))
    expect(Buffer.byteLength(JSON.stringify(file))).toBeLessThan(1024 * 1024)
    await room.reports.close()
  })

  test('digests that were never made are made, and more reports than are read at once are all read', async () => {
    const opened = await database.open()
    const room = await reportingRoom(opened)
    const many = Array.from({ length: 450 }, (_, index) =>
      room.machines.ada.tell({ kind: 'worked', exercise: 'doors', seconds: index }, NOW),
    )
    for (let from = 0; from < many.length; from += 50)
      await room.send(
        'ada',
        many.slice(from, from + 50).map(({ signed }) => signed),
      )
    await opened.db.updateTable('reports').set({ digest: '' }).execute()
    const { effort } = await room.reports.work(NEW_MACHINE)
    expect(effort).toEqual([{ exercise: 'doors', workedSeconds: 449, solutionSeenAt: null }])
    await room.reports.close()
  })
}

describeOnBoth('the work of a learner for their new machine', tests)
