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

  test('of staff goes too, and what they wrote stays without a name', async () => {
    const class1 = await open()
    await sampleClass(class1)
    await removePerson(class1, 'ida')
    const left = await everything(class1)
    expect(JSON.stringify(left)).not.toMatch(/ida/i)
    expect(left.messages).toHaveLength(2)
  })
})
