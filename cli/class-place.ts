import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { msg } from '../contract/index.ts'
import { defaultClassDatabase } from '../classroom/class-home.ts'
import { type ClassDatabase, openClassDatabase } from '../classroom/store/database.ts'
import { shownPlace } from '../classroom/store/troubles.ts'
import { bulkheadHome, classHome } from '../engine/home.ts'
import { UsageError } from './failures.ts'
import type { ClassPlace } from './program.ts'

/** The class that is meant: its folder, and the place of its database. */
export function placeOf({ data, database }: ClassPlace): { home: string; database: string } {
  const home = data === undefined ? classHome(bulkheadHome()) : resolve(data)
  return { home, database: database ?? defaultClassDatabase(home) }
}

/** Opens the database of a class that is there. Throws UsageError where it isn't, TroubleError where it can't be opened. */
export async function openClass(
  place: ClassPlace,
): Promise<{ home: string; database: ClassDatabase; where: string }> {
  const { home, database: where } = placeOf(place)
  if (!where.includes('://') && !existsSync(where))
    throw new UsageError(
      msg`There is no class at ${shownPlace(where)}.`,
      msg`Name its folder with --data, or its database with --database.`,
    )
  return { home, database: await openClassDatabase(where), where }
}
