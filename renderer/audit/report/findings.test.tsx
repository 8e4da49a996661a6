import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { AuditedItem } from '../../../contract/audit/report.ts'
import { msg } from '../../../contract/message.ts'
import type { PolicyInUse } from '../use-policy.ts'
import { Findings } from './Findings.tsx'

const policy: PolicyInUse = {
  value: { schema: 'bulkhead.audit-policy/1', attestations: [], accepted: [] },
  wasChanged: false,
  change: async () => undefined,
}
const item = (subjects: string[]): AuditedItem => ({
  id: 'C3',
  title: msg`No container is privileged`,
  status: 'fail',
  summary: msg`Some are.`,
  looked: [],
  findings: subjects.map((subject) => ({ subject, summary: msg`${subject} is privileged.`, looked: [] })),
  lesson: 'least-privilege',
  bench: ['5.5'],
})
const html = (subjects: string[]) => renderToStaticMarkup(<Findings item={item(subjects)} policy={policy} />)

test('of three hundred findings the first are shown, and a button for all', () => {
  const shown = html(Array.from({ length: 300 }, (_, index) => `container:c${index}`))
  expect(shown.match(/data-subject=/g)).toHaveLength(20)
  expect(shown).toContain('Findings: 300')
  expect(shown).toContain('Show all 300')
})

test('what somebody called a container stays text', () => {
  const shown = html(['container:<img src=x onerror=alert(1)>`<b>`'])
  expect(shown).not.toContain('<img')
  expect(shown).not.toContain('<b>')
  expect(shown).not.toContain('Show all')
})
