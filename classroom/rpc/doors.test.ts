import { afterEach, expect, test } from 'vitest'
import { DOORS, type JoinAsk } from '../../contract/class/index.ts'
import { HERE } from '../testing/class-world.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { createReportingDevice } from '../testing/reporting-device.ts'
import { type Room, furnish, snapshot } from './rights-room.ts'

/** What comes of each door for whoever comes with this token, in Ada's name wherever it takes one. */
type Door = (room: Room, token: string | undefined) => Promise<unknown>

const doors: Record<keyof typeof DOORS, Door> = {
  about: ({ world }) => world.server.about(),
  prove: ({ world }) => world.server.prove({ nonce: 'a'.repeat(43) }),
  async join({ world, ada }, token) {
    const { code } = await world.server.invitation()
    const { key } = createReportingDevice()
    const asks: Partial<JoinAsk>[] = [
      { name: ada.caller.person.name },
      { name: 'Somebody', rosterId: 'ADA@example.org' },
      { name: 'x', waiting: { request: await requestOf(world), secret: 'guessed' } },
    ]
    const answers = []
    for (const ask of asks) {
      const { answer, cookie } = await world.server.join(
        { ...{ code, name: 'x', machine: 'tablet', key }, ...ask },
        { ...HERE, token },
      )
      answers.push({ kind: answer.kind, cookie, token: 'token' in answer ? answer.token : undefined })
    }
    return answers
  },
  async signIn({ world, ada }, token) {
    const answers = []
    for (const login of ['tom', ada.id, ada.caller.person.name, 'ada@example.org', 'nobody'])
      answers.push(await world.server.signIn({ login, password: 'a wrong password' }, { ...HERE, token }))
    return answers
  },
  signOut: ({ world }, token) => world.server.signOut(token ?? 'none'),
}

async function requestOf({ server }: Room['world']): Promise<string> {
  const moves = await server.database.db.selectFrom('moves').select('id').execute()
  return moves[0]?.id ?? crypto.randomUUID()
}

const callers = ['ida', 'tom', 'ada', 'ben', 'signed out', 'stranger'] as const
const refused = { answer: { kind: 'refused', why: 'wrong' } }

describeOnBoth('Doors', (databases) => {
  const rooms: Room[] = []
  afterEach(async () => {
    for (const room of rooms.splice(0)) await room.world.end()
  })

  test.each(callers)('each door, as %s', async (who) => {
    const room = await furnish(await databases.fresh())
    rooms.push(room)
    const { server } = room.world
    const gone = await room.world.learner('Gone')
    await server.signOut(gone.token)
    expect(gone.closed()).toBe(true)
    const token = who === 'stranger' ? undefined : who === 'signed out' ? gone.token : room[who].token
    expect(Object.keys(doors).toSorted()).toEqual(Object.keys(DOORS).toSorted())

    expect(await doors.about(room, token)).toEqual({ name: 'Docker 101', hosts: false })

    // Ada works on her machine: nobody comes in in her name, whoever they are, without the consent of staff.
    expect(await doors.join(room, token)).toEqual([
      { kind: 'waiting', cookie: undefined, token: undefined },
      { kind: 'waiting', cookie: undefined, token: undefined },
      { kind: 'refused', cookie: undefined, token: undefined },
    ])
    expect(await server.whoIs(room.ada.token)).toBeDefined()

    expect(await doors.signIn(room, token)).toEqual([refused, refused, refused, refused, refused])

    const before = await snapshot(room)
    await doors.signOut(room, token)
    const tokens = { ida: room.ida, tom: room.tom, ada: room.ada, ben: room.ben }
    for (const [name, { token: theirs }] of Object.entries(tokens))
      expect([name, (await server.whoIs(theirs)) !== undefined]).toEqual([name, name !== who])
    if (token === undefined || who === 'signed out') expect(await snapshot(room)).toBe(before)
  })
})
