import { afterEach, expect, test } from 'vitest'
import { EXERCISE, type ClassWorld, type Learner, classWorld } from '../testing/class-world.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { eventually } from '../../engine/testing/eventually.ts'

describeOnBoth('What a learner is told', (databases) => {
  const worlds: ClassWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.end()
  })
  async function room() {
    const world = await classWorld(await databases.fresh())
    worlds.push(world)
    const [ida, ada, ben] = [await world.instructor(), await world.learner('Ada'), await world.learner('Ben')]
    return { world, ida: ida.client, ada, ben }
  }

  /** Follows the news of one: `last` is what they were told last. */
  async function follow({ client }: Learner) {
    const news = await client.member.watch()
    const told: Extract<Awaited<ReturnType<typeof news.next>>, { done?: false }>['value'][] = []
    const all = (async () => {
      for await (const one of news) told.push(one)
    })().catch(() => {})
    await eventually(() => expect(told).toHaveLength(1))
    return { told, last: () => told.at(-1), all }
  }

  test('what staff change is told to those whom it concerns, and to nobody else', async () => {
    const { ida, ada, ben } = await room()
    const [hers, his] = [await follow(ada), await follow(ben)]
    expect(hers.last()).toMatchObject({
      ...{ className: 'Docker 101', name: 'Ada', messages: [], requests: [], looks: [] },
      course: { assignments: [] },
    })

    await ida.help.send({ person: ada.id, text: 'To you.', pointer: { exercise: EXERCISE, task: 'two' } })
    await eventually(() => expect(hers.last()?.messages).toHaveLength(1))
    expect(hers.last()?.messages[0]).toMatchObject({
      ...{ from: 'Instructor', toAll: false, text: 'To you.' },
      pointer: { exercise: EXERCISE, task: 'two' },
    })
    await ida.help.send({ person: null, text: 'To all.', pointer: null })
    await eventually(() => expect(his.last()?.messages.map(({ text }) => text)).toEqual(['To all.']))
    await eventually(() =>
      expect(hers.last()?.messages.map(({ text }) => text)).toEqual(['To you.', 'To all.']),
    )

    await ida.settings.set({ name: 'Docker 102', rosterOnly: false, joiningOpen: true })
    await eventually(() =>
      expect([hers, his].map((one) => one.last()?.className)).toEqual(Array(2).fill('Docker 102')),
    )
    await ida.people.rename({ person: ben.id, name: 'Benjamin', rosterId: '7' })
    await eventually(() => expect(his.last()?.name).toBe('Benjamin'))
  })

  test('the course, with its times in one way of writing', async () => {
    const { ida, ada } = await room()
    const hers = await follow(ada)
    const assignment = {
      ...{ exercise: EXERCISE, isSet: true, weight: 0.5, attemptPoints: 2, solution: 'after-due' as const },
      ...{ opensAt: '2026-11-01T08:00:00Z', dueAt: '2026-12-01T00:00:00.000Z' },
    }
    await ida.course.set({ timeZone: 'Europe/Berlin', assignments: [assignment] })
    const course = {
      timeZone: 'Europe/Berlin',
      assignments: [{ ...assignment, opensAt: '2026-11-01T08:00:00.000Z' }],
    }
    await eventually(() => expect(hers.last()?.course).toEqual(course))
    expect(await ida.course.get()).toEqual(course)

    const trouble = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) })
    const set = (timeZone: string, ...assignments: (typeof assignment)[]) =>
      ida.course.set({ timeZone, assignments })
    await expect(set('Mars/Olympus', assignment)).rejects.toEqual(trouble('no-time-zone'))
    await expect(set('UTC', assignment, assignment)).rejects.toEqual(trouble('assigned-twice'))
    await expect(set('UTC', { ...assignment, exercise: 'unknown' })).rejects.toEqual(
      trouble('unknown-exercise'),
    )
    await expect(set('UTC', { ...assignment, dueAt: assignment.opensAt })).rejects.toEqual(
      trouble('due-before-open'),
    )
    expect(await ida.course.get()).toEqual(course)
  })

  test('a lab request stands until it is done, and the same one twice is one', async () => {
    const { ida, ada } = await room()
    const hers = await follow(ada)
    for (const what of ['reset', 'reset', 'reopen'] as const)
      await ida.help.lab({ person: ada.id, exercise: EXERCISE, what })
    await eventually(() =>
      expect(
        hers
          .last()
          ?.requests.map(({ what }) => what)
          .toSorted(),
      ).toEqual(['reopen', 'reset']),
    )
    const [first, second] = hers.last()?.requests ?? []
    await ada.client.member.done({ request: first?.id ?? '' })
    await eventually(() => expect(hers.last()?.requests).toEqual([second]))
    await expect(ida.help.lab({ person: ada.id, exercise: 'unknown', what: 'reset' })).rejects.toThrow()
  })

  test('who asks to look is told, and what became of it', async () => {
    const { ida, ada } = await room()
    const hers = await follow(ada)
    const looking = await ida.help.look({ person: ada.id })
    expect((await looking.next()).value).toMatchObject({ state: 'asked' })
    await eventually(() => expect(hers.last()?.looks).toMatchObject([{ by: 'Instructor', state: 'asked' }]))
    await ada.client.member.answerLook({ look: hers.last()?.looks[0]?.id ?? '', yes: true })
    expect((await looking.next()).value).toMatchObject({ state: 'running', terminals: [] })
    await eventually(() => expect(hers.last()?.looks).toMatchObject([{ state: 'running' }]))
    ada.close()
    expect((await looking.next()).value).toEqual({ state: 'ended', why: 'away' })
  })

  test('the watch ends when the learner is removed, and nothing of theirs is left', async () => {
    const { world, ida, ada } = await room()
    const hers = await follow(ada)
    await ida.help.send({ person: ada.id, text: 'To you.', pointer: null })
    await ida.data.remove({ person: ada.id })
    await hers.all
    expect(ada.closed()).toBe(true)
    const { db } = world.server.database
    for (const table of ['people', 'devices', 'messages'] as const)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(ada.id)
  })
})
