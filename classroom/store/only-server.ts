import { dirname, resolve } from 'node:path'
import { Client } from 'pg'
import { lockHome } from '../../engine/classroom/serving/home-lock.ts'
import { isPostgres } from './database.ts'
import { storeTroubles } from './troubles.ts'

/** "Bulk" in ASCII: tells our lock from another program's in the same database. */
const LOCK = 0x42756c6b

/**
 * Of two class servers on one folder or one database, the second is refused: each keeps the room in memory and would
 * not see what the other is told. Answers how to let go; a process that dies lets go by itself. Throws TroubleError.
 */
export async function lockClass(home: string, database: string): Promise<() => Promise<void>> {
  const folders = isPostgres(database) ? [home] : [...new Set([resolve(home), dirname(resolve(database))])]
  const locks: (() => unknown)[] = []
  const letGo = async () => {
    for (const unlock of locks.splice(0)) await unlock()
  }
  try {
    for (const folder of folders) locks.push(lockHome(folder))
    if (isPostgres(database)) locks.push(await lockPostgres(database))
    return letGo
  } catch (error) {
    await letGo()
    throw error
  }
}

/** A lock that PostgreSQL keeps for as long as the connection is there. */
async function lockPostgres(database: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: database })
  // With the connection the lock is gone; the class's own queries tell what is wrong with the database.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1::bigint) as taken',
      [LOCK],
    )
    if (rows[0]?.taken === true) return () => client.end()
  } catch (error) {
    await client.end().catch(() => {})
    throw storeTroubles.unavailable(database, error)
  }
  await client.end()
  throw storeTroubles.served(database)
}
