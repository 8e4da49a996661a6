import { ClassSettings } from '../../contract/class/index.ts'
import type { ClassDatabase } from '../store/database.ts'
import { drawJoinCode } from './secrets.ts'

/** What holds for the class as a whole; kept, and at hand. */
export interface Settings {
  get(): ClassSettings
  set(settings: ClassSettings): Promise<void>
  code(): string
  newCode(): Promise<void>
  /** IANA name. */
  timeZone(): string
  setTimeZone(zone: string): Promise<void>
}

/** Reads them; a class that is new gets a code, this name, and the server's time zone. */
export async function openSettings({ db }: ClassDatabase, name: string): Promise<Settings> {
  const rows = await db.selectFrom('settings').selectAll().execute()
  const kept = new Map(rows.map(({ key, value }) => [key, value]))

  async function put(values: Readonly<Record<string, string>>): Promise<void> {
    await db.transaction().execute(async (trx) => {
      for (const [key, value] of Object.entries(values))
        await trx
          .insertInto('settings')
          .values({ key, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute()
    })
    for (const [key, value] of Object.entries(values)) kept.set(key, value)
  }

  if (!kept.has('code')) await put({ code: drawJoinCode(), name })
  return {
    get: () =>
      ClassSettings.parse({
        name: kept.get('name') ?? name,
        rosterOnly: kept.get('rosterOnly') === 'yes',
        joiningOpen: kept.get('joiningOpen') !== 'no',
      }),
    set: (settings) =>
      put({
        name: settings.name,
        rosterOnly: settings.rosterOnly ? 'yes' : 'no',
        joiningOpen: settings.joiningOpen ? 'yes' : 'no',
      }),
    code: () => kept.get('code') ?? '',
    newCode: () => put({ code: drawJoinCode() }),
    timeZone: () => kept.get('timeZone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    setTimeZone: (timeZone) => put({ timeZone }),
  }
}
