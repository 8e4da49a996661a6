import { expect, test } from 'vitest'
import { drawPersonId } from './secrets.ts'
import { createDevices } from './devices.ts'
import { describeOnBoth } from '../testing/databases.ts'

describeOnBoth('Devices', (databases) => {
  async function room() {
    const { db } = await databases.open()
    let now = new Date('2026-09-01T08:00:00Z')
    const devices = createDevices(db, () => now)
    const person = drawPersonId()
    await db
      .insertInto('people')
      .values({
        ...{ id: person, role: 'learner', name: 'Ada', roster_id: null, login: null, password: null },
        ...{ created_at: now.toISOString(), joined_at: null },
      })
      .execute()
    const seen = async () => {
      const rows = await db.selectFrom('devices').select('last_seen_at').execute()
      return rows[0]?.last_seen_at
    }
    return { db, devices, person, seen, later: (at: string) => void (now = new Date(at)) }
  }

  test('when it was seen last is written now and then only', async () => {
    const { devices, person, seen, later } = await room()
    const { id, token } = await devices.add({ person, name: 'laptop', place: 'own', key: 'key' })
    later('2026-09-01T08:04:00Z')
    await devices.identify(token)
    expect(await seen()).toBe('2026-09-01T08:00:00.000Z')
    later('2026-09-01T08:06:00Z')
    await devices.identify(token)
    expect(await seen()).toBe('2026-09-01T08:06:00.000Z')
    later('2026-09-01T09:00:00Z')
    await devices.sweep()
    expect(await seen()).toBe('2026-09-01T08:06:00.000Z')
    devices.hold(id, () => {})
    await devices.sweep()
    expect(await seen()).toBe('2026-09-01T09:00:00.000Z')
  })

  test('the engine that is hosted is never an app that gave its key', async () => {
    const { devices, person } = await room()
    const app = await devices.add({ person, name: 'laptop', place: 'own', key: 'key' })
    await devices.end(app.id)
    await devices.add({ person, name: 'Firefox', place: 'hosted', key: null })
    const hosted = await devices.ofHosted(person, 'key')
    expect(hosted).toBeDefined()
    expect(hosted).not.toBe(app.id)
    expect(await devices.identify(app.token)).toBeUndefined()
    expect(await devices.ofHosted(person, 'key')).toBe(hosted)
  })

  test('what is open ends when the device runs out, or another process signs it out', async () => {
    const { db, devices, person, later } = await room()
    const browser = await devices.add({ person, name: 'Firefox', place: 'hosted', key: null })
    const app = await devices.add({ person, name: 'laptop', place: 'own', key: 'key' })
    const ended: string[] = []
    for (const { id } of [browser, app]) devices.hold(id, () => ended.push(id))
    const stop = devices.onRevoked((id) => ended.push(`told of ${id}`))
    await devices.sweep()
    expect(ended).toEqual([])
    later('2026-10-02T08:00:00Z')
    await devices.sweep()
    expect(ended).toEqual([browser.id, `told of ${browser.id}`])
    await db.updateTable('devices').set({ revoked_at: '2026-10-02T08:00:00.000Z' }).execute()
    stop()
    await devices.sweep()
    expect(ended.slice(2)).toEqual([app.id])
    await devices.sweep()
    expect(ended).toHaveLength(3)
  })

  test('what let go is not ended any more', async () => {
    const { devices, person } = await room()
    const { id, token } = await devices.add({ person, name: 'laptop', place: 'own', key: 'key' })
    const ended: string[] = []
    const letGo = devices.hold(id, () => ended.push('one'))
    devices.hold(id, () => ended.push('two'))
    letGo()
    await devices.end(id)
    expect(ended).toEqual(['two'])
    expect(await devices.identify(token)).toBeUndefined()
    expect(await devices.isLive(id)).toBe(false)
  })
})
