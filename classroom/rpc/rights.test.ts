import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { afterEach, expect, test } from 'vitest'
import { eventually } from '../../engine/testing/eventually.ts'
import { RIGHTS, type Role, classContract } from '../../contract/class/index.ts'
import { type TestDatabase, describeOnBoth } from '../testing/databases.ts'
import type { Connected } from '../testing/class-world.ts'
import { type Calls, calls } from './rights-calls.ts'
import { type Room, furnish, snapshot } from './rights-room.ts'
import { mayCall } from './router.ts'

type Path = readonly [part: string, name: string]

/** Every procedure that there is, as the contract itself says. */
const paths: Path[] = Object.entries(classContract).flatMap(([part, procedures]) =>
  Object.keys(procedures).map((name): Path => [part, name]),
)
const rolesOf = ([part, name]: Path) =>
  (RIGHTS as Record<string, Record<string, readonly Role[]>>)[part]?.[name] ?? []
const callOf = ([part, name]: Path) => (calls as Calls)[part]?.[name]

type Outcome = { answered: unknown } | { refused: string }

/** Calls it as that connection; of a watch, waits for the first thing that it tells. */
async function call(
  room: Room,
  { client, caller }: Connected,
  [part, name]: Path,
  input: unknown,
): Promise<Outcome> {
  const procedures = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  try {
    const answer = await procedures[part]?.[name]?.(input)
    if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer))
      return { answered: answer }
    const watch = answer as AsyncIteratorObject<unknown>
    const { value } = await watch.next()
    await watch.return?.()
    // What ends a look is written down a moment later.
    await eventually(async () => expect(await openLooks(room, caller.person.id, part)).toBe(0))
    return { answered: value }
  } catch (error) {
    if (!(error instanceof ORPCError)) return { refused: `closed: ${String(error)}` }
    return { refused: error.code === 'TROUBLE' ? (error.data as { code: string }).code : error.code }
  }
}

/** So that a failure says what was called. */
const after = (path: Path, text: string) => `after ${path.join('.')}: ${text}`

async function openLooks({ world }: Room, by: string, part: string): Promise<number> {
  if (part !== 'help') return 0
  const { db } = world.server.database
  const looks = await db.selectFrom('looks').selectAll().where('ended_at', 'is', null).execute()
  return looks.filter(({ by_person: person }) => person === by).length
}

test('each procedure has its line in the table, and a call in this suite', () => {
  expect(paths.length).toBeGreaterThan(35)
  expect(paths.filter((path) => rolesOf(path).length === 0)).toEqual([])
  expect(paths.filter((path) => callOf(path) === undefined)).toEqual([])
  const called = Object.entries(calls).flatMap(([part, some]) =>
    Object.keys(some).map((name) => [part, name]),
  )
  expect(
    called.filter(([part, name]) => !paths.some((path) => path[0] === part && path[1] === name)),
  ).toEqual([])
})

test('what is not in the table is nobody’s', () => {
  for (const role of ['instructor', 'assistant', 'learner'] as const)
    for (const path of [
      ...[[], ['people'], ['people', 'promote'], ['people', 'constructor'], ['constructor', 'name']],
      ...[
        ['__proto__', 'toString'],
        ['people', 'list', 'more'],
        ['grades', '__proto__'],
      ],
    ])
      expect([role, ...path, mayCall(role, path)]).toEqual([role, ...path, false])
})

describeOnBoth('Rights', (databases: TestDatabase) => {
  const rooms: Room[] = []
  afterEach(async () => {
    for (const room of rooms.splice(0)) await room.world.end()
  })
  async function room(): Promise<Room> {
    const made = await furnish(await databases.fresh())
    rooms.push(made)
    return made
  }

  test.each(['instructor', 'assistant'] as const)(
    '%s: all that the table says, and nothing else',
    async (role) => {
      const made = await room()
      for (const path of paths) {
        const { input } = callOf(path) ?? {}
        const asked = await input?.(made)
        const mine = rolesOf(path).includes(role)
        const before = mine ? '' : await snapshot(made)
        const outcome = await call(made, role === 'instructor' ? made.ida : made.tom, path, asked)
        if (mine) expect({ path, ...outcome }).toHaveProperty('answered')
        else {
          expect({ path, ...outcome }).toEqual({ path, refused: 'not-allowed' })
          expect(after(path, await snapshot(made))).toBe(after(path, before))
        }
      }
    },
  )

  test('a learner: what is theirs, and of another nothing', async () => {
    const made = await room()
    const secrets = await made.secretsOfAda()
    // Leaving comes last: what is called after it is refused for that alone.
    const inOrder = paths.toSorted((a, b) => Number(a[1] === 'leave') - Number(b[1] === 'leave'))
    for (const path of inOrder) {
      const { input, ofAnother } = callOf(path) ?? {}
      const asked = await input?.(made)
      const before = await snapshot(made, made.ada.id)
      const all = await snapshot(made)
      const outcome = await call(made, made.ben, path, asked)
      if (!rolesOf(path).includes('learner')) {
        expect({ path, ...outcome }).toEqual({ path, refused: 'not-allowed' })
        expect(after(path, await snapshot(made))).toBe(after(path, all))
      } else if (ofAnother) expect({ path, ...outcome }).toEqual({ path, refused: ofAnother })
      else expect({ path, ...outcome }).toHaveProperty('answered')
      // Whatever came of it, nothing of Ada's was changed, and nothing of hers was said.
      expect(after(path, await snapshot(made, made.ada.id))).toBe(after(path, before))
      for (const secret of secrets) expect(after(path, JSON.stringify(outcome))).not.toContain(secret)
    }
  })

  test('the learner themselves reaches all that is theirs', async () => {
    const made = await room()
    const inOrder = paths.toSorted((a, b) => Number(a[1] === 'leave') - Number(b[1] === 'leave'))
    for (const path of inOrder.filter((one) => rolesOf(one).includes('learner')))
      expect({
        path,
        ...(await call(made, made.ada, path, await callOf(path)?.input(made))),
      }).toHaveProperty('answered')
  })

  test('what is not allowed is refused before anybody reads what was sent', async () => {
    const made = await room()
    for (const path of paths.filter((one) => !rolesOf(one).includes('learner')))
      expect({ path, ...(await call(made, made.ben, path, { person: 5, junk: '\u0000' })) }).toEqual({
        path,
        refused: 'not-allowed',
      })
  })

  test('a device that was signed out: cut off at once, and let in nowhere', async () => {
    const made = await room()
    for (const connected of [made.ben, made.tom]) {
      const watched = await (connected === made.ben
        ? connected.client.member.watch()
        : connected.client.room.watch({ exercise: 'played' }))
      await watched.next()
      const waiting = watched.next().catch(() => ({ done: true }))
      await made.ida.client.people.signOut({ person: connected.caller.person.id })
      expect(connected.closed()).toBe(true)
      expect((await waiting).done).toBe(true)
      expect(await made.world.server.whoIs(connected.token)).toBeUndefined()
    }
    // Known before they were signed out, connected after it.
    for (const path of paths) {
      const asked = await callOf(path)?.input(made)
      const before = await snapshot(made)
      for (const { caller } of [made.ben, made.tom]) {
        const again = made.world.connectAs(caller)
        expect({ path, ...(await call(made, again, path, asked)) }).not.toHaveProperty('answered')
        expect(again.closed()).toBe(true)
      }
      expect(after(path, await snapshot(made))).toBe(after(path, before))
    }
  })

  test('a stranger: no token is anybody’s, and no device that the class doesn’t know is let in', async () => {
    const made = await room()
    for (const token of ['', 'x', made.ada.id, made.ada.caller.device, `${made.ada.token} `, "' or 1=1 --"])
      expect([token, await made.world.server.whoIs(token)]).toEqual([token, undefined])
    const person = { id: made.ada.id, name: 'Ada', role: 'instructor' as const }
    for (const path of paths) {
      const asked = await callOf(path)?.input(made)
      const before = await snapshot(made)
      const stranger = made.world.connectAs({ device: randomUUID(), person, place: null })
      expect({ path, ...(await call(made, stranger, path, asked)) }).not.toHaveProperty('answered')
      expect(stranger.closed()).toBe(true)
      expect(after(path, await snapshot(made))).toBe(after(path, before))
    }
  })
})
