import { expect, test } from 'vitest'
import { ApiTrafficPicture } from '../../contract/index.ts'
import { apiTrafficPicture } from './api-traffic.ts'

const request = {
  number: 1,
  at: '2026-01-01T00:00:00.000Z',
  method: 'GET',
  path: '/v1.45/containers/json',
  body: '',
  status: 200,
  answer: '[]',
  milliseconds: 1.5,
}
const line = (other: object) => JSON.stringify({ ...request, ...other })
const numbers = (text: string) =>
  apiTrafficPicture({ recording: true, text }).requests.map(({ number }) => number)

test('requests in the order of their numbers; what is said later of one counts', () => {
  const text = [line({ number: 2, status: null }), line({ number: 1 }), line({ number: 2, status: 404 }), '']
  expect(apiTrafficPicture({ recording: false, text: text.join('\n') })).toEqual({
    kind: 'api-traffic',
    recording: false,
    requests: [request, { ...request, number: 2, status: 404 }],
  })
})

test.each([
  'nothing',
  '{"number":2',
  '[]',
  'null',
  '{}',
  line({ number: 0 }),
  line({ number: '2' }),
  line({ at: 'yesterday' }),
  line({ path: 5 }),
  line({ answer: 'x'.repeat(20_000) }),
  line({ milliseconds: -1 }),
])('a malformed line is left out: %.40s', (odd) => {
  expect(numbers(`${line({ number: 1 })}\n${odd}\n${line({ number: 3 })}\n`)).toEqual([1, 3])
})

test('texts are cut, and the last fifty are kept', () => {
  const text = Array.from({ length: 400 }, (_, n) =>
    line({ number: n + 1, method: 'PROPPATCH-AND-MORE', body: '\u001b'.repeat(1000) }),
  ).join('\n')
  const picture = apiTrafficPicture({ recording: true, text })
  expect(picture.requests).toHaveLength(50)
  expect(picture.requests.at(-1)).toMatchObject({
    number: 400,
    method: 'PROPPATCH-',
    body: ' '.repeat(400),
  })
  expect(ApiTrafficPicture.safeParse({ ...picture, at: request.at }).error).toBeUndefined()
})
