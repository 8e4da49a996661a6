import type { Person, Role, RosterLine } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { type Devices, isHostedEngine } from './devices.ts'
import { createTurns } from './in-turn.ts'
import { idKey } from './names.ts'
import { type Passwords, TooManyTries } from './password.ts'
import { planRoster, readRoster } from './roster.ts'
import { drawPersonId } from './secrets.ts'
import { accountTroubles } from './troubles.ts'

/** Far above any course; a bound all the same, because a code lets people add themselves. */
const MOST_PEOPLE = 5000

/** Everybody in the class. Throws TroubleError where a person could do something about it. */
export interface People {
  list(): Promise<Person[]>
  /** Throws TroubleError `no-person`. */
  get(id: string): Promise<Person>
  nameOf(id: string): Promise<string>
  learners(): Promise<{ id: string; name: string; rosterId: string | null; joinedAt: string | null }[]>
  add(person: { name: string; rosterId: string | null; role: Role }): Promise<Person>
  /** The same for whoever is in turn already. */
  addWithin: People['add']
  importRoster(csv: string, dryRun: boolean): Promise<RosterLine[]>
  rename(id: string, to: { name: string; rosterId: string | null }): Promise<Person>
  /** Of staff; `keep` is the device that stays signed in. */
  setLogin(id: string, login: string, password: string, keep?: string): Promise<void>
  /** Throws where they are needed. */
  mayGo(id: string): Promise<void>
  /** What changes who is in the class is done in turn, so that nobody gets in twice. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

export function createPeople(
  { db }: ClassDatabase,
  { devices, passwords, now }: { devices: Devices; passwords: Passwords; now: () => Date },
): People {
  const inTurn = createTurns()
  const iso = () => now().toISOString()

  async function some(id?: string): Promise<Person[]> {
    const people = await db
      .selectFrom('people')
      .selectAll()
      .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    const theirs = await db
      .selectFrom('devices')
      .selectAll()
      .where('revoked_at', 'is', null)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', iso())]))
      .$if(id !== undefined, (query) => query.where('person', '=', id ?? ''))
      .orderBy('created_at')
      .execute()
    const byPerson = Map.groupBy(
      theirs.filter((device) => !isHostedEngine(device)),
      ({ person }) => person,
    )
    return people.map((person) => ({
      ...{ id: person.id, role: person.role, name: person.name, rosterId: person.roster_id },
      ...{ login: person.login, joinedAt: person.joined_at },
      devices: (byPerson.get(person.id) ?? []).map((device) => ({
        ...{ id: device.id, name: device.name, place: device.place },
        ...{ since: device.created_at, lastSeenAt: device.last_seen_at },
      })),
    }))
  }

  async function get(id: string): Promise<Person> {
    const [person] = await some(id)
    if (!person) throw accountTroubles.noPerson()
    return person
  }

  /** Throws where somebody else has this id. */
  async function idIsFree(rosterId: string | null, of?: string): Promise<void> {
    if (rosterId === null) return
    const all = await db.selectFrom('people').select(['id', 'name', 'roster_id']).execute()
    const has = all.find((row) => row.roster_id !== null && idKey(row.roster_id) === idKey(rosterId))
    if (has && has.id !== of) throw accountTroubles.idTaken(rosterId, has.name)
  }

  async function thereIsRoom(more: number): Promise<void> {
    const { count } = await db
      .selectFrom('people')
      .select(({ fn }) => fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow()
    if (Number(count) + more > MOST_PEOPLE) throw accountTroubles.classIsFull(MOST_PEOPLE)
  }

  const row = (person: { name: string; rosterId: string | null; role: Role }) => ({
    ...{ id: drawPersonId(), role: person.role, name: person.name.normalize('NFC') },
    ...{ roster_id: person.rosterId, login: null, password: null, created_at: iso(), joined_at: null },
  })

  async function add(person: { name: string; rosterId: string | null; role: Role }): Promise<Person> {
    await thereIsRoom(1)
    await idIsFree(person.rosterId)
    const values = row(person)
    await db.insertInto('people').values(values).execute()
    return get(values.id)
  }

  async function importRoster(csv: string, dryRun: boolean): Promise<RosterLine[]> {
    const rows = readRoster(csv)
    const all = await db.selectFrom('people').select(['id', 'name', 'role', 'roster_id']).execute()
    const known = all.map(({ roster_id: rosterId, ...person }) => ({ ...person, rosterId }))
    const plan = planRoster(
      rows,
      known.filter(({ role }) => role === 'learner'),
      known.flatMap(({ role, rosterId }) => (role === 'learner' || rosterId === null ? [] : [rosterId])),
    )
    if (!dryRun) {
      await thereIsRoom(plan.filter((planned) => planned.do && 'add' in planned.do).length)
      await db.transaction().execute(async (trx) => {
        for (const { do: what } of plan) {
          if (what && 'add' in what)
            await trx
              .insertInto('people')
              .values(row({ ...what.add, role: 'learner' }))
              .execute()
          else if (what)
            await trx
              .updateTable('people')
              .set({ name: what.change.name, roster_id: what.change.rosterId })
              .where('id', '=', what.change.id)
              .execute()
        }
      })
    }
    return plan.map(({ line }) => line)
  }

  return {
    list: () => some(),
    get,
    async nameOf(id) {
      const row = await db.selectFrom('people').select('name').where('id', '=', id).executeTakeFirst()
      if (!row) throw accountTroubles.noPerson()
      return row.name
    },
    async learners() {
      const rows = await db
        .selectFrom('people')
        .select(['id', 'name', 'roster_id as rosterId', 'joined_at as joinedAt'])
        .where('role', '=', 'learner')
        .execute()
      return rows
    },
    inTurn,
    add: (person) => inTurn(() => add(person)),
    addWithin: add,
    importRoster: (csv, dryRun) => inTurn(() => importRoster(csv, dryRun)),
    rename: (id, { name, rosterId }) =>
      inTurn(async () => {
        await get(id)
        await idIsFree(rosterId, id)
        const values = { name: name.normalize('NFC'), roster_id: rosterId }
        await db.updateTable('people').set(values).where('id', '=', id).execute()
        return get(id)
      }),
    setLogin: (id, login, password, keep) =>
      inTurn(async () => {
        const person = await get(id)
        if (person.role === 'learner') throw accountTroubles.learnersDontSignIn(person.name)
        const key = idKey(login)
        const has = await db.selectFrom('people').select('id').where('login', '=', key).executeTakeFirst()
        if (has && has.id !== id) throw accountTroubles.loginTaken(login)
        const hash = await passwords.hash(password).catch((error: unknown) => {
          throw error instanceof TooManyTries ? accountTroubles.passwordsBusy() : error
        })
        const revoked = await db.transaction().execute(async (trx) => {
          await trx.updateTable('people').set({ login: key, password: hash }).where('id', '=', id).execute()
          return devices.revoke(id, { except: keep }, trx)
        })
        devices.told(revoked)
      }),
    async mayGo(id) {
      const person = await get(id)
      if (person.role !== 'instructor') return
      const others = (await some()).filter(({ role }) => role === 'instructor')
      if (others.length < 2) throw accountTroubles.lastInstructor(person.name)
    },
  }
}
