import type { KeyObject } from 'node:crypto'
import type { ClassDatabase } from '../store/database.ts'
import { deviceKey } from './read-report.ts'

export interface KnownKey {
  device: string
  key: KeyObject
}

/** The keys of each person's devices, kept in memory. */
export function createDeviceKeys({ db }: ClassDatabase) {
  const known = new Map<string, Promise<KnownKey[]>>()

  async function read(person: string): Promise<KnownKey[]> {
    const rows = await db.selectFrom('devices').select(['id', 'key']).where('person', '=', person).execute()
    return rows.flatMap(({ id, key }) => (key === null ? [] : [{ device: id, key: deviceKey(key) }]))
  }

  /** Asked for once, however many ask at the same time. */
  function readOnce(person: string): Promise<KnownKey[]> {
    const reading = read(person)
    known.set(person, reading)
    reading.catch(() => {
      if (known.get(person) === reading) known.delete(person)
    })
    return reading
  }

  return {
    /**
     * The device's own first. The person's other ones follow, also those that no longer act for them: what was reported
     * while a machine was in the class under another token may still wait to be sent.
     */
    async of(person: string, device: string): Promise<KnownKey[]> {
      const kept = await (known.get(person) ?? readOnce(person))
      const keys = kept.some((one) => one.device === device) ? kept : await readOnce(person)
      return keys.toSorted((a, b) => Number(b.device === device) - Number(a.device === device))
    },
    forget: () => known.clear(),
  }
}
export type DeviceKeys = ReturnType<typeof createDeviceKeys>
