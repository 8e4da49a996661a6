import { expect, test } from 'vitest'
import type { ConnectionOutcome } from '../../contract/index.ts'
import { api, isDone } from './daemon-api.ts'
import { hostDouble } from './probe-double.ts'

const answering = (outcome: ConnectionOutcome) => hostDouble('master', { daemon: async () => outcome })

test('an answer is parsed, and a refusal says why', async () => {
  const served = await api(answering({ kind: 'answered', status: 200, body: '[1]' }), { path: '/x' })
  expect(served).toEqual({ status: 200, json: [1], message: '[1]' })
  expect(isDone(served)).toBe(true)
  const refused = await api(
    answering({ kind: 'answered', status: 404, body: '{"message":"No such image"}' }),
    {
      path: '/x',
    },
  )
  expect(refused).toMatchObject({ status: 404, message: 'No such image' })
  expect(isDone(refused)).toBe(false)
})

test('plain text is a message', async () => {
  const answer = await api(answering({ kind: 'answered', status: 200, body: 'OK' }), { path: '/_ping' })
  expect(answer).toEqual({ status: 200, json: undefined, message: 'OK' })
})

test('nobody there is an answer, anything unclear is our trouble', async () => {
  const absent = await api(answering({ kind: 'refused', message: 'nobody listens' }), { path: '/x' })
  expect(absent).toEqual({ status: 0, json: undefined, message: 'nobody listens' })
  for (const kind of ['timeout', 'rejected', 'unusable'] as const)
    await expect(api(answering({ kind, message: 'why' }), { path: '/x?a=1' })).rejects.toThrow(
      'Docker on master did not answer /x: why.',
    )
})
