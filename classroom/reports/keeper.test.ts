import { expect, test } from 'vitest'
import type { ClassDatabase } from '../store/database.ts'
import { createKeeper } from './keeper.ts'
import type { TakenReport } from './read-report.ts'

test('one who sends more than can be written down takes nobody else’s room', async () => {
  const { promise: written, resolve: write } = Promise.withResolvers<void>()
  const db = { transaction: () => ({ execute: () => written }) } as unknown as ClassDatabase['db']
  const keeper = createKeeper({ kind: 'sqlite', db, close: async () => {} }, () => {})
  const message = (person: string) => [{ person, id: 'one', body: 'x'.repeat(190_000) } as TakenReport]
  const sent = Array.from({ length: 300 }, () => keeper.keep(message('eve')))
  const kept = Promise.allSettled(sent)
  const others = Promise.all(['ada', 'ben'].map((person) => keeper.keep(message(person))))
  write()
  expect((await kept).filter(({ status }) => status === 'fulfilled')).toHaveLength(22)
  await others
  // What was written down makes room again.
  await keeper.keep(message('eve'))
})
