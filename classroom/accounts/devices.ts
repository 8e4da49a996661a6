import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { LabPlace } from '../../contract/class/index.ts'
import type { Caller } from '../parts.ts'
import type { ClassTables } from '../store/schema.ts'
import { drawToken, hashOf } from './secrets.ts'

/** How long a browser stays known, in seconds; an app, until it is signed out. */
export const BROWSER_LIFETIME_S = 30 * 24 * 3600
/** When a device was seen last is not written more often than this. */
const SEEN_EVERY_MS = 5 * 60 * 1000
/** Values of one query. */
const AT_ONCE = 500

type Db = Kysely<ClassTables>

export interface NewDevice {
  person: string
  name: string
  place: LabPlace | null
  /** What its reports are signed with. */
  key: string | null
}

/** Whatever acts for a person: apps, browsers, and the engine that is hosted for them. */
export interface Devices {
  /** Within the transaction, if one is given. The token is told here and nowhere else. */
  add(device: NewDevice, trx?: Db): Promise<{ id: string; token: string }>
  isLive(device: string): Promise<boolean>
  identify(token: string): Promise<Caller | undefined>
  /** Signs out all of a person but those. Answers which; `told` is to be called with them once that is committed. */
  revoke(person: string, of?: { except?: string; butHosted?: boolean }, trx?: Db): Promise<string[]>
  /** The same for one. */
  revokeOne(device: string): Promise<string[]>
  /** Signs out one, and ends what it has open. */
  end(device: string): Promise<void>
  /** Ends what these devices have open. */
  told(devices: readonly string[]): void
  /** Called with each device that is signed out. Returns how to stop. */
  onRevoked(listener: (device: string) => void): () => void
  /** This device has something open, which `end` closes at once when it is signed out. Returns how to let go of it. */
  hold(device: string, end: () => void): () => void
  /** The device of the engine that is hosted for this person: `undefined` where no browser of theirs is let in. */
  ofHosted(person: string, key: string): Promise<string | undefined>
  /** Of what is connected: notes that it was seen, ends what ran out or was signed out by another process. */
  sweep(): Promise<void>
}

export function createDevices(db: Db, now: () => Date): Devices {
  const open = new Map<string, Set<() => void>>()
  const watching = new Set<(device: string) => void>()

  const live = (from: Db) =>
    from
      .selectFrom('devices')
      .where('revoked_at', 'is', null)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', iso(now()))]))

  function told(devices: readonly string[]): void {
    for (const device of devices) {
      const listeners = open.get(device)
      open.delete(device)
      for (const end of listeners ?? []) end()
      for (const listener of [...watching]) listener(device)
    }
  }

  async function add({ person, name, place, key }: NewDevice, trx: Db = db) {
    const id = randomUUID()
    const token = drawToken()
    const at = now()
    // A browser is whatever signs nothing.
    const expires = key === null ? iso(new Date(at.getTime() + BROWSER_LIFETIME_S * 1000)) : null
    await trx
      .insertInto('devices')
      .values({
        ...{ id, person, name, place, key, token_hash: hashOf(token), expires_at: expires },
        ...{ created_at: iso(at), last_seen_at: iso(at), revoked_at: null },
      })
      .execute()
    return { id, token }
  }

  return {
    add,
    told,
    async identify(token) {
      const found = await live(db)
        .innerJoin('people', 'people.id', 'devices.person')
        .select(['devices.id', 'people.id as person', 'people.name', 'people.role'])
        .select(['devices.place', 'devices.last_seen_at'])
        .where('token_hash', '=', hashOf(token))
        .executeTakeFirst()
      if (!found) return undefined
      const { id, person, name, role, place, last_seen_at: seen } = found
      if (now().getTime() - Date.parse(seen) > SEEN_EVERY_MS) await markSeen([id])
      return { device: id, person: { id: person, name, role }, place }
    },
    async revoke(person, { except, butHosted = false } = {}, trx = db) {
      const found = await live(trx).select(['id', 'place', 'key']).where('person', '=', person).execute()
      const ids = found
        .filter((device) => device.id !== except && !(butHosted && isHostedEngine(device)))
        .map(({ id }) => id)
      if (ids.length > 0)
        await trx
          .updateTable('devices')
          .set({ revoked_at: iso(now()) })
          .where('id', 'in', ids)
          .execute()
      return ids
    },
    revokeOne,
    async end(device) {
      told(await revokeOne(device))
    },
    async isLive(device) {
      return (await live(db).select('id').where('id', '=', device).executeTakeFirst()) !== undefined
    },
    onRevoked(listener) {
      watching.add(listener)
      return () => void watching.delete(listener)
    },
    hold(device, end) {
      const ends = open.get(device) ?? new Set()
      open.set(device, ends.add(end))
      return () => {
        ends.delete(end)
        if (ends.size === 0 && open.get(device) === ends) open.delete(device)
      }
    },
    async ofHosted(person, key) {
      const known = await db
        .selectFrom('devices')
        .select(['id', 'revoked_at'])
        .where('person', '=', person)
        .where('key', '=', key)
        // An app may have given the same key: that one's token is not to come alive again.
        .where('place', '=', 'hosted')
        .executeTakeFirst()
      const browsers = await live(db)
        .select('id')
        .where('person', '=', person)
        .where('place', '=', 'hosted')
        .where('key', 'is', null)
        .execute()
      if (known?.revoked_at === null) return known.id
      if (browsers.length === 0) return undefined
      if (!known) return (await add({ person, name: '', place: 'hosted', key })).id
      await db.updateTable('devices').set({ revoked_at: null }).where('id', '=', known.id).execute()
      return known.id
    },
    async sweep() {
      const ids = [...open.keys()]
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const some = ids.slice(from, from + AT_ONCE)
        const rows = await live(db).select(['id', 'last_seen_at']).where('id', 'in', some).execute()
        const alive = new Set(rows.map(({ id }) => id))
        told(some.filter((id) => !alive.has(id)))
        const before = now().getTime() - SEEN_EVERY_MS
        await markSeen(rows.filter((row) => Date.parse(row.last_seen_at) < before).map(({ id }) => id))
      }
    },
  }

  async function revokeOne(device: string): Promise<string[]> {
    const { numUpdatedRows } = await db
      .updateTable('devices')
      .set({ revoked_at: iso(now()) })
      .where('id', '=', device)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n ? [device] : []
  }

  async function markSeen(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .updateTable('devices')
      .set({ last_seen_at: iso(now()) })
      .where('id', 'in', ids)
      .execute()
  }
}

/** The engine on the class server is no machine of the learner's: it comes and goes with their browser. */
export const isHostedEngine = ({ place, key }: { place: LabPlace | null; key: string | null }) =>
  place === 'hosted' && key !== null

const iso = (at: Date) => at.toISOString()
