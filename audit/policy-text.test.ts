import { expect, test } from 'vitest'
import { noPolicy } from '../contract/audit/index.ts'
import { render } from '../contract/index.ts'
import { parsePolicy, policyText } from './policy-text.ts'

const problemOf = (text: string) => {
  const parsed = parsePolicy(text)
  return 'problem' in parsed ? render(parsed.problem) : 'none'
}

test('what is written is read again', () => {
  const policy = {
    ...noPolicy,
    services: ['ssh.service'],
    ports: ['443/tcp'],
    accepted: [
      { item: 'K2', subject: 'container:*', reason: 'until March', by: 'Wei', expires: '2027-03-01' },
    ],
  }
  expect(parsePolicy(policyText(policy))).toEqual({ policy })
})

test('a policy may say little', () =>
  expect(parsePolicy('\uFEFF{ "schema": "bulkhead.audit-policy/1" }')).toEqual({ policy: noPolicy }))

test('a comma too many is told by its line', () =>
  expect(problemOf('{\n  "schema": "bulkhead.audit-policy/1",\n}')).toContain('Line 3'))

test('a file that was cut off is told by its last line', () =>
  expect(problemOf('{\n  "schema": "bulkhead.audit-policy/1",\n  "ports": [')).toContain('Line 3'))

test('what is wrong is told by line and name', () => {
  const problem = problemOf(
    '{\n  "schema": "bulkhead.audit-policy/1",\n  "ports": ["443"],\n  "accepted": [\n    { "item": "K9", "subject": "host", "reason": "because", "by": "Wei", "expires": "2027-01-01" }\n  ]\n}',
  )
  expect(problem).toContain('Line 3, ports.0')
  expect(problem).toContain('Line 5, accepted.0.item')
})

test('a setting that is no setting is not passed over', () =>
  expect(problemOf('{ "schema": "bulkhead.audit-policy/1", "acceptd": [] }')).toContain('acceptd'))

test('many mistakes are counted', () => {
  const ports = Array.from({ length: 9 }, () => '"x"').join(',')
  expect(problemOf(`{ "schema": "bulkhead.audit-policy/1", "ports": [${ports}] }`)).toContain('And 4 more.')
})
