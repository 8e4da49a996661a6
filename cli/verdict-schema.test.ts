import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { PublishedVerdict } from '../contract/index.ts'

/** Written anew by `npx vitest run --project unit -u cli/verdict-schema`. */
test('docs/verdict.schema.json is the schema of the contract', async () => {
  // As input, so that readers allow for fields that are added without a new version.
  const { $schema, ...schema } = z.toJSONSchema(PublishedVerdict, { io: 'input' })
  const published = {
    $schema,
    title: 'Bulkhead verdict, version 1',
    description: 'What `bulkhead check <exercise> --format json` prints; docs/verdict.md explains it.',
    ...schema,
  }
  await expect(`${JSON.stringify(published, undefined, 2)}\n`).toMatchFileSnapshot(
    '../docs/verdict.schema.json',
  )
})

test('the example in docs/verdict.md is one', () => {
  const page = readFileSync(new URL('../docs/verdict.md', import.meta.url), 'utf8')
  const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '')
  expect(PublishedVerdict.strict().parse(example)).toEqual(example)
})
