import { afterEach, expect, test } from 'vitest'
import { JoinAsk, SignInAsk } from '../../contract/class/index.ts'
import { type ClassWorld, HERE, classWorld } from '../testing/class-world.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { createReportingDevice } from '../testing/reporting-device.ts'

describeOnBoth('Joining', (databases) => {
  const worlds: ClassWorld[] = []
  afterEach(async () => {
    for (const world of worlds.splice(0)) await world.end()
  })
  async function world() {
    const made = await classWorld(await databases.fresh())
    worlds.push(made)
    const { code } = await made.server.invitation()
    const ask = (name: string, more: Partial<JoinAsk> = {}): JoinAsk => ({
      ...{ code, name, machine: 'laptop', key: createReportingDevice().key },
      ...more,
    })
    return { ...made, ask, join: (asked: JoinAsk) => made.server.join(asked, HERE) }
  }

  test('somebody new comes in at once, and their token is theirs', async () => {
    const { join, ask, server } = await world()
    const { answer, cookie } = await join(ask('Ada Lovelace'))
    if (answer.kind !== 'in') throw new Error('not let in')
    expect(answer).toMatchObject({ me: { name: 'Ada Lovelace', place: 'own' }, className: 'Docker 101' })
    expect(cookie).toBeUndefined()
    expect(await server.whoIs(answer.token ?? '')).toEqual({
      device: answer.device,
      person: { id: answer.me.id, name: 'Ada Lovelace', role: 'learner' },
      place: 'own',
    })
    expect(await server.whoIs(`${answer.token}x`)).toBeUndefined()
    const kept = await server.database.db.selectFrom('devices').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(answer.token)
  })

  test('a wrong code, and a browser where nothing is hosted, stay out', async () => {
    const { join, ask } = await world()
    expect((await join(ask('Ada', { code: 'AAAAAAAA' }))).answer).toEqual({ kind: 'refused', why: 'code' })
    expect((await join(ask('Ada', { key: undefined }))).answer).toEqual({ kind: 'refused', why: 'hosting' })
    expect((await join(ask('Ada', { key: 'A'.repeat(59) + '=' }))).answer.kind).toBe('refused')
  })

  test('too many wrong codes from one address have to wait; others don’t', async () => {
    const { server, ask } = await world()
    for (let n = 0; n < 60; n += 1)
      await server.join(ask('Eve', { code: 'AAAAAAAA' }), { from: '192.0.2.66' })
    const { answer } = await server.join(ask('Eve'), { from: '::ffff:192.0.2.66' })
    expect(answer).toEqual({ kind: 'refused', why: 'later' })
    expect((await server.join(ask('Ada'), HERE)).answer.kind).toBe('in')
    // Who waits there already is answered all the same.
    const { answer: waits } = await server.join(ask('Ada'), HERE)
    if (waits.kind !== 'waiting') throw new Error('let in at once')
    const later = await server.join(ask('Ada', { waiting: waits }), { from: '192.0.2.66' })
    expect(later.answer).toEqual(waits)
  })

  test('with the key of somebody else nobody comes in, so that nobody hands in what another reported', async () => {
    const { join, ask } = await world()
    const asked = ask('Ada')
    expect((await join(asked)).answer.kind).toBe('in')
    expect((await join({ ...asked, name: 'Eve' })).answer).toEqual({ kind: 'refused', why: 'no' })
    expect((await join(ask('Eve'))).answer.kind).toBe('in')
  })

  test('a machine has a name that can be kept, and read', () => {
    const asked = { code: 'ABCDEFGH', name: 'Ada', machine: 'Ada’s laptop 💻' }
    expect(JoinAsk.safeParse(asked).success).toBe(true)
    for (const machine of ['a\0b', 'a\u001b[2Jb', 'a\u202eb'])
      expect(JoinAsk.safeParse({ ...asked, machine }).success).toBe(false)
    expect(SignInAsk.safeParse({ login: 'ida\0', password: 'x' }).success).toBe(false)
  })

  test('whoever works elsewhere waits for staff, and then nothing else of theirs is good', async () => {
    const { join, ask, server, instructor, connect } = await world()
    const first = await join(ask('Ada'))
    const old = first.answer.kind === 'in' ? (first.answer.token ?? '') : ''
    const connected = await connect(old)
    const again = ask('  ADA ', { machine: 'tablet' })
    const { answer: waits } = await join(again)
    if (waits.kind !== 'waiting') throw new Error('let in at once')
    const waiting = { request: waits.request, secret: waits.secret }
    expect((await join({ ...again, waiting })).answer).toEqual(waits)
    expect(await server.whoIs(old)).toBeDefined()

    const { client } = await instructor()
    const [move] = await client.people.moves()
    expect(move).toMatchObject({ id: waits.request, name: 'Ada', machine: 'tablet' })
    await client.people.answerMove({ request: waits.request, yes: true })
    expect(await client.people.moves()).toEqual([])
    await expect(client.people.answerMove({ request: waits.request, yes: true })).rejects.toThrow()

    expect((await join({ ...again, waiting: { ...waiting, secret: 'guessed' } })).answer).toEqual({
      kind: 'refused',
      why: 'no',
    })
    const { answer } = await join({ ...again, waiting })
    if (answer.kind !== 'in') throw new Error('not let in after a yes')
    expect(await server.whoIs(old)).toBeUndefined()
    expect(connected.closed()).toBe(true)
    expect((await server.whoIs(answer.token ?? ''))?.person.name).toBe('Ada')
    // An answer that was lost on the way can be had again; the one before is then no good.
    const { answer: repeated } = await join({ ...again, waiting })
    expect(repeated.kind).toBe('in')
    expect(await server.whoIs(answer.token ?? '')).toBeUndefined()
    const people = await client.people.list()
    expect(people.find(({ name }) => name === 'Ada')?.devices).toHaveLength(1)
  })

  test('a no is told, and changes nothing', async () => {
    const { join, ask, server, instructor } = await world()
    const first = await join(ask('Ada'))
    const { answer: waits } = await join(ask('Ada'))
    if (waits.kind !== 'waiting') throw new Error('let in at once')
    const { client } = await instructor()
    await client.people.answerMove({ request: waits.request, yes: false })
    expect((await join(ask('Ada', { waiting: waits }))).answer).toEqual({ kind: 'refused', why: 'no' })
    expect(await server.whoIs(first.answer.kind === 'in' ? (first.answer.token ?? '') : '')).toBeDefined()
  })

  test('whoever was signed out comes in again as the same person, when staff say so: others know name and code', async () => {
    const { join, ask, instructor } = await world()
    const first = await join(ask('Ada'))
    if (first.answer.kind !== 'in') throw new Error('not let in')
    const { client } = await instructor()
    await client.people.signOut({ person: first.answer.me.id })
    const { answer: waits } = await join(ask('ada'))
    if (waits.kind !== 'waiting') throw new Error('let in at once')
    await client.people.answerMove({ request: waits.request, yes: true })
    const { answer } = await join(ask('ada', { waiting: waits }))
    expect(answer).toMatchObject({ kind: 'in', me: first.answer.me })
  })

  test('a roster decides who comes in, and who of two is meant', async () => {
    const { join, ask, instructor } = await world()
    const { client } = await instructor()
    const lines = await client.people.importRoster({
      csv: 'Name;ID\nLi Wei;1\nLi Wei;2\nAda;3\n',
      dryRun: false,
    })
    expect(lines.map(({ what }) => what)).toEqual(['added', 'added', 'added'])
    await client.settings.set({ name: 'Docker 101', rosterOnly: true, joiningOpen: true })
    expect((await join(ask('Eve'))).answer).toEqual({ kind: 'refused', why: 'roster' })
    expect((await join(ask('Li Wei'))).answer).toEqual({ kind: 'refused', why: 'which' })
    expect((await join(ask('Li Wei', { rosterId: '9' }))).answer).toEqual({ kind: 'refused', why: 'roster' })
    const { answer } = await join(ask('Li Wei', { rosterId: '2' }))
    const people = await client.people.list()
    const second = people.find(({ rosterId }) => rosterId === '2')
    expect(answer).toMatchObject({ kind: 'in', me: { id: second?.id } })
    expect(second?.joinedAt).not.toBeNull()
    expect(people.find(({ rosterId }) => rosterId === '1')?.joinedAt).toBeNull()

    await client.settings.set({ name: 'Docker 101', rosterOnly: false, joiningOpen: false })
    expect((await join(ask('Eve'))).answer).toEqual({ kind: 'refused', why: 'closed' })
    expect((await join(ask('Ada'))).answer).toEqual({ kind: 'refused', why: 'closed' })
  })

  test('two who come at the same moment under one name are one person, of whom one waits', async () => {
    const { join, ask, instructor } = await world()
    const answers = await Promise.all([join(ask('Ada')), join(ask('Ada')), join(ask('ada'))])
    expect(answers.map(({ answer }) => answer.kind).toSorted()).toEqual(['in', 'waiting', 'waiting'])
    const { client } = await instructor()
    expect((await client.people.list()).filter(({ role }) => role === 'learner')).toHaveLength(1)
  })

  test('an id that somebody of staff has is nobody’s to claim', async () => {
    const { join, ask, instructor } = await world()
    const { client } = await instructor()
    await client.people.add({ name: 'Ida', rosterId: 'ida@example.org', role: 'instructor' })
    const { answer } = await join(ask('Ida', { rosterId: 'IDA@example.org' }))
    expect(answer).toEqual({ kind: 'refused', why: 'which' })
  })

  test('with another code the old one is no good', async () => {
    const { join, ask, instructor } = await world()
    const { client } = await instructor()
    const { code, link } = await client.people.newCode()
    expect(link).toBe(`https://192.0.2.1:4848/#/join/${code}/${'ab'.repeat(32)}`)
    expect((await join(ask('Ada'))).answer).toEqual({ kind: 'refused', why: 'code' })
    expect((await join(ask('Ada', { code }))).answer.kind).toBe('in')
  })
})
