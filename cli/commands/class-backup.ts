import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLASS_FILES } from '../../classroom/class-home.ts'
import { backupClass, restoreClass } from '../../classroom/store/backup.ts'
import { openClassDatabase } from '../../classroom/store/database.ts'
import { shownPlace } from '../../classroom/store/troubles.ts'
import { msg } from '../../contract/index.ts'
import { openClass, placeOf } from '../class-place.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { say } from '../output.ts'
import type { ClassPlace } from '../program.ts'

/** All of a class as one file, also while it is served. */
export async function classBackup(file: string, place: ClassPlace): Promise<number> {
  if (existsSync(file))
    throw new UsageError(msg`${file} is there already.`, msg`Give the name of a new file.`)
  const { home, database } = await openClass(place)
  try {
    const there = CLASS_FILES.filter((name) => existsSync(join(home, name)))
    const files = Object.fromEntries(there.map((name) => [name, readFileSync(join(home, name))]))
    const { rows } = await backupClass(database, file, files)
    say(t`${file} has all of the class: ${rows} entries and ${there.length} keys and certificates.`)
    say(t`It holds what is secret in a class. Keep it where nobody else reads it.`)
    return 0
  } finally {
    await database.close()
  }
}

/** A backup into an empty database; whole or not at all. */
export async function classRestore(file: string, place: ClassPlace): Promise<number> {
  if (!existsSync(file))
    throw new UsageError(msg`There is no file ${file}.`, msg`Give a file that “bulkhead class backup” wrote.`)
  const { home, database: where } = placeOf(place)
  const database = await openClassDatabase(where)
  try {
    const { rows } = await restoreClass(database, file, where, (files) => {
      mkdirSync(home, { recursive: true, mode: 0o700 })
      for (const name of CLASS_FILES) {
        const bytes = files[name]
        if (bytes) writeFileSync(join(home, name), bytes, { mode: 0o600 })
      }
    })
    say(t`The class is in ${shownPlace(where)}: ${rows} entries.`)
    return 0
  } finally {
    await database.close()
  }
}
