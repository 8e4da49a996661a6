import { setImmediate } from 'node:timers/promises'

/** Rows by their numbers, so many at once, until there are no more. Others get their turn before each: SQLite alone would give nobody one. */
export async function* inPages<Row extends { serial: number }>(
  size: number,
  read: (after: number, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row[], void, void> {
  for (let after = 0; ;) {
    await setImmediate()
    const rows = await read(after, size)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < size) return
    after = last.serial
  }
}
