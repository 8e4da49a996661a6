import { expect, test } from 'vitest'
import type { ClassClient } from '../use-class.ts'
import { sendTo } from './send-to.ts'

test('who has a message does not get it twice where it is tried again', async () => {
  const told: (string | null)[] = []
  let isAway = true
  const send = async ({ person }: { person: string | null }) => {
    if (person === 'ben' && isAway) throw new Error('away')
    told.push(person)
  }
  const client = { help: { send } } as unknown as Pick<ClassClient, 'help'>
  const reached = new Set<string | null>()
  const tell = () =>
    sendTo(
      client,
      { kind: 'several', people: ['ada', 'ben', 'cem'], about: '' },
      { text: 'Look.', pointer: null },
      reached,
    )
  await expect(tell()).rejects.toThrow('away')
  isAway = false
  await tell()
  expect(told).toEqual(['ada', 'ben', 'cem'])
})
