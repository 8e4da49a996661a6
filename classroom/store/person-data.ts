import type { ClassDatabase } from './database.ts'

/** All that a class keeps of one person, as a file for them: without hashes, which are of use to nobody. */
export async function personData({ db }: ClassDatabase, person: string): Promise<string | undefined> {
  const who = await db
    .selectFrom('people')
    .select(['id', 'role', 'name', 'roster_id', 'login', 'created_at', 'joined_at'])
    .where('id', '=', person)
    .executeTakeFirst()
  if (!who) return undefined
  const [devices, moves, reports, received, sent, requests, looks, looked] = await Promise.all([
    db
      .selectFrom('devices')
      .select(['id', 'name', 'place', 'key', 'created_at', 'last_seen_at', 'expires_at', 'revoked_at'])
      .where('person', '=', person)
      .execute(),
    db
      .selectFrom('moves')
      .select(['id', 'machine', 'place', 'at', 'answer', 'answered_at'])
      .where('person', '=', person)
      .execute(),
    db
      .selectFrom('reports')
      .select(['id', 'device', 'seq', 'at', 'received_at', 'body', 'signature'])
      .where('person', '=', person)
      .orderBy('serial')
      .execute(),
    db
      .selectFrom('messages')
      .select(['from_name', 'text', 'at'])
      .where('to_person', '=', person)
      .orderBy('serial')
      .execute(),
    db.selectFrom('messages').select(['to_person', 'text', 'at']).where('from_person', '=', person).execute(),
    db
      .selectFrom('requests')
      .select(['exercise', 'what', 'by_name', 'at', 'done_at'])
      .where('person', '=', person)
      .execute(),
    db
      .selectFrom('looks')
      .select(['by_name', 'asked_at', 'answer', 'ended_at'])
      .where('person', '=', person)
      .execute(),
    db
      .selectFrom('looks')
      .select(['asked_at', 'answer', 'ended_at'])
      .where('by_person', '=', person)
      .execute(),
  ])
  const all = { who, devices, moves, reports, messages: { received, sent }, requests, looks, looked }
  return `${JSON.stringify({ format: 'bulkhead-person', version: 1, at: new Date().toISOString(), ...all }, null, 2)}\n`
}

/**
 * Removes a person and all that is kept of them. What one of staff wrote to others stays with those, without a name.
 * Answers whether there was such a person.
 */
export async function removePerson({ db }: ClassDatabase, person: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const who = await trx
      .selectFrom('people')
      .select(['name', 'role'])
      .where('id', '=', person)
      .executeTakeFirst()
    if (!who) return false
    // A learner asks for nothing, but may be called as somebody of staff is.
    if (who.role !== 'learner')
      await trx.updateTable('requests').set({ by_name: '' }).where('by_name', '=', who.name).execute()
    const nobody = { from_person: '', from_name: '' }
    await trx.updateTable('messages').set(nobody).where('from_person', '=', person).execute()
    await trx
      .updateTable('looks')
      .set({ by_person: '', by_name: '' })
      .where('by_person', '=', person)
      .execute()
    await trx.updateTable('moves').set({ answered_by: null }).where('answered_by', '=', person).execute()
    await trx.updateTable('dismissed_alarms').set({ by_person: '' }).where('by_person', '=', person).execute()
    // What is an alarm about somebody has their id in its own (reports/alarms.ts).
    await trx.deleteFrom('dismissed_alarms').where('id', 'like', `%.${person}.%`).execute()
    await trx.deleteFrom('people').where('id', '=', person).execute()
    return true
  })
}
