import { expect, test } from 'vitest'
import { describeOnBoth } from '../testing/databases.ts'
import { everything, sampleClass } from '../testing/sample-class.ts'
import { personData, removePerson } from './person-data.ts'

describeOnBoth('one person’s data', ({ open }) => {
  test('is all that is theirs, nothing of others, and no hashes', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const text = (await personData(class1, 'ada')) ?? ''
    const data = JSON.parse(text) as Record<string, unknown[]>
    expect(data.reports).toHaveLength(2)
    expect(data).toMatchObject({
      who: { id: 'ada', roster_id: '4711' },
      devices: [{ id: 'd-ada' }],
      moves: [{ machine: 'tablet' }],
      messages: { received: [{ text: 'Look at the SAN' }] },
      requests: [{ what: 'reset' }],
      looks: [{ by_name: 'Ida', answer: 'yes' }],
    })
    expect(text).not.toMatch(/ben|token-of|secret-of|hash-of/i)
    expect(await personData(class1, 'ida')).not.toContain('hash-of-ida')
    expect(await personData(class1, 'nobody')).toBeUndefined()
  })

  test('is gone when they are removed, and the rest stays', async () => {
    const class1 = await open()
    await sampleClass(class1)
    expect(await removePerson(class1, 'ada')).toBe(true)
    expect(JSON.stringify(await everything(class1))).not.toMatch(/ada/i)
    expect((await everything(class1)).reports).toHaveLength(1)
    expect(await removePerson(class1, 'ada')).toBe(false)
  })

  test('is gone from alarms that were looked at, and staff of the same name keep theirs', async () => {
    const class1 = await open()
    await sampleClass(class1)
    const { db } = class1
    const alarm = (id: string) => ({ id, by_person: 'ida', at: '' })
    const alarms = [
      'same-seed.doors.ada.ben.',
      'value-of-another.doors.ben.ada.port',
      'same-seed.doors.ben.adam.',
    ]
    await db.insertInto('dismissed_alarms').values(alarms.map(alarm)).execute()
    await db.updateTable('people').set({ name: 'Ida' }).where('id', '=', 'ben').execute()
    await removePerson(class1, 'ada')
    const left = await db.selectFrom('dismissed_alarms').select('id').orderBy('id').execute()
    expect(left.map(({ id }) => id)).toEqual(['alarm', 'same-seed.doors.ben.adam.'])
    await db
      .insertInto('people')
      .values({
        id: 'cy',
        role: 'learner',
        name: 'Cy',
        roster_id: null,
        login: null,
        password: null,
        created_at: '',
        joined_at: null,
      })
      .execute()
    const request = { id: 'r', person: 'cy', exercise: 'doors', what: 'reset' as const }
    await db
      .insertInto('requests')
      .values({ ...request, by_name: 'Ida', at: '', done_at: null })
      .execute()
    await removePerson(class1, 'ben')
    const [kept] = await db.selectFrom('requests').select('by_name').where('id', '=', 'r').execute()
    expect(kept?.by_name).toBe('Ida')
  })

  test('of staff goes too, and what they wrote stays without a name', async () => {
    const class1 = await open()
    await sampleClass(class1)
    await removePerson(class1, 'ida')
    const left = await everything(class1)
    expect(JSON.stringify(left)).not.toMatch(/ida/i)
    expect(left.messages).toHaveLength(2)
  })
})
