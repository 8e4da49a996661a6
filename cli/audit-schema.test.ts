import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parsePolicy } from '../audit/policy-text.ts'
import { AuditPolicy, PublishedAudit } from '../contract/audit/index.ts'

/** Written anew by `npx vitest run --project unit cli/audit-schema --update`. */
test.each([
  [
    'audit',
    'Bulkhead audit, version 1',
    'What `bulkhead audit --format json` prints; docs/audit.md explains it.',
    PublishedAudit,
  ],
  [
    'audit-policy',
    'Bulkhead audit policy, version 1',
    'What `bulkhead audit --policy FILE` reads; docs/audit.md explains it.',
    AuditPolicy,
  ],
])('docs/schemas/%s.schema.json is the schema of the contract', async (name, title, description, type) => {
  // As input, so that readers allow for fields that are added without a new version.
  const { $schema, ...schema } = z.toJSONSchema(type, { io: 'input' })
  const published = { $schema, title, description, ...schema }
  await expect(`${JSON.stringify(published, undefined, 2)}\n`).toMatchFileSnapshot(
    `../docs/schemas/${name}.schema.json`,
  )
})

test('the policy in docs/audit.md is one', () => {
  const page = readFileSync(new URL('../docs/audit.md', import.meta.url), 'utf8')
  const example = /```json\n(\{\n {2}"schema": "bulkhead\.audit-policy\/1"[^]*?)```/.exec(page)?.[1] ?? ''
  expect(parsePolicy(example)).toHaveProperty('policy')
})
