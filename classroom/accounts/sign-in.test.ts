import { afterEach, expect, test } from 'vitest'
import type { ClassOptions } from '../parts.ts'
import { type ClassWorld, HERE, classWorld } from '../testing/class-world.ts'
import { describeOnBoth } from '../testing/databases.ts'

describeOnBoth('Signing in', (databases) => {
  const worlds: ClassWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.end()
  })
  async function world(options: Partial<ClassOptions> = {}) {
    const made = await classWorld(await databases.fresh(), options)
    worlds.push(made)
    return made
  }
  const password = 'correct horse battery'

  test('the first link makes an instructor, another one is the same person', async () => {
    const { server } = await world()
    const [one, two] = [await server.enterAsInstructor('Firefox'), await server.enterAsInstructor('Safari')]
    const first = await server.whoIs(one.token)
    expect(first?.person).toMatchObject({ name: 'Instructor', role: 'instructor' })
    const second = await server.whoIs(two.token)
    expect(second?.person).toEqual(first?.person)
    expect(second?.device).not.toBe(first?.device)
    expect(one.lastsS).toBe(30 * 24 * 3600)
  })

  test('with a password, and with none that is nearly right', async () => {
    const { server, instructor } = await world()
    const { client, token } = await instructor()
    await client.me.setPassword({ login: 'Ida@Example.org', password })
    const come = (login: string, given: string) => server.signIn({ login, password: given }, HERE)
    expect(await come('ida@example.org', `${password}!`)).toEqual({
      answer: { kind: 'refused', why: 'wrong' },
    })
    expect(await come('nobody', password)).toEqual({ answer: { kind: 'refused', why: 'wrong' } })
    const { answer, cookie } = await come('ida@EXAMPLE.org', password)
    expect(answer).toMatchObject({ kind: 'in', me: { name: 'Instructor', role: 'instructor' } })
    expect((await server.whoIs(cookie?.token ?? ''))?.place).toBeNull()
    expect(await server.whoIs(token)).toBeDefined()
    const people = await server.database.db.selectFrom('people').select('password').execute()
    expect(people[0]?.password).toMatch(/^scrypt\$/)
    expect(JSON.stringify(await client.people.list())).not.toContain('scrypt')
  })

  test('another password ends the other sessions, and not this one', async () => {
    const { server, instructor } = await world()
    const [here, elsewhere] = [await instructor(), await instructor()]
    await here.client.me.setPassword({ login: 'ida', password })
    expect(elsewhere.closed()).toBe(true)
    expect(await server.whoIs(elsewhere.token)).toBeUndefined()
    expect(here.closed()).toBe(false)
    expect(await server.whoIs(here.token)).toBeDefined()
  })

  test('too many wrong passwords for one login have to wait, from wherever they come', async () => {
    const { server, instructor } = await world()
    const { client } = await instructor()
    await client.me.setPassword({ login: 'ida', password })
    for (let n = 0; n < 10; n += 1) {
      const { answer } = await server.signIn({ login: 'ida', password: 'wrong' }, { from: `192.0.2.${n}` })
      expect(answer).toEqual({ kind: 'refused', why: 'wrong' })
    }
    const { answer } = await server.signIn({ login: 'IDA', password }, { from: '192.0.2.200' })
    expect(answer).toEqual({ kind: 'refused', why: 'later' })
  })

  test('a browser is known for thirty days', async () => {
    let now = new Date('2026-09-01T08:00:00Z')
    const { server } = await world({ now: () => now })
    const { token } = await server.enterAsInstructor('Firefox')
    now = new Date('2026-10-01T07:59:00Z')
    expect(await server.whoIs(token)).toBeDefined()
    now = new Date('2026-10-01T08:00:01Z')
    expect(await server.whoIs(token)).toBeUndefined()
  })

  test('a browser that signs in as somebody else is no longer who it was', async () => {
    const { server, instructor } = await world()
    const { client, token } = await instructor()
    const { id } = await client.people.add({ name: 'Tom', rosterId: null, role: 'assistant' })
    await client.people.setLogin({ person: id, login: 'tom', password })
    await server.signIn({ login: 'tom', password }, { ...HERE, token })
    expect(await server.whoIs(token)).toBeUndefined()
  })

  test('learners have no password, two people not one login, and the last instructor stays', async () => {
    const { instructor } = await world()
    const { client, caller } = await instructor()
    const ada = await client.people.add({ name: 'Ada', rosterId: null, role: 'learner' })
    const trouble = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) })
    await expect(client.people.setLogin({ person: ada.id, login: 'ada', password })).rejects.toEqual(
      trouble('no-login'),
    )
    await client.me.setPassword({ login: 'ida', password })
    const tom = await client.people.add({ name: 'Tom', rosterId: null, role: 'assistant' })
    await expect(client.people.setLogin({ person: tom.id, login: 'Ida', password })).rejects.toEqual(
      trouble('login-taken'),
    )
    await expect(client.data.remove({ person: caller.person.id })).rejects.toEqual(trouble('last-instructor'))
    await client.people.add({ name: 'Eva', rosterId: null, role: 'instructor' })
    await client.data.remove({ person: caller.person.id })
  })
})
