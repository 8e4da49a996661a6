import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ConnectionOutcome, ImpostorError } from '../../contract/index.ts'
import { createContainerNames } from './container-names.ts'
import { idle, web } from './testing-readings.ts'

const listed = (...containers: [id: string, name: string][]): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: JSON.stringify(
    containers.map(([id, name]) => ({
      Id: id.padEnd(64, '0'),
      Names: [`/${name}`],
      Image: 'bulkhead/shell',
    })),
  ),
})

let answer: () => Promise<ConnectionOutcome>
let asked: string[]
let learned: number
let ending: AbortController
const host = {
  daemon: ({ path }: { path: string }) => {
    asked.push(decodeURIComponent(path))
    return answer()
  },
}
const begin = () => createContainerNames(host, ending.signal, () => (learned += 1))

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  learned = 0
  ending = new AbortController()
})
afterEach(() => {
  ending.abort()
  vi.useRealTimers()
})

test('the daemon is asked when the set of containers changes, and only for what is new', async () => {
  answer = async () => listed([web, 'web'])
  const names = begin()
  await names.want(new Set([web]))
  await names.want(new Set([web]))
  expect(names.known.get(web)).toEqual({ name: 'web', image: 'bulkhead/shell' })
  expect(asked).toEqual([`/containers/json?all=1&filters={"id":["${web}"]}`])
  answer = async () => listed([idle, 'idle'])
  await names.want(new Set([web, idle]))
  expect(asked[1]).toContain(`["${idle}"]`)
  expect([...names.known.keys()]).toEqual([web, idle])
  await names.want(new Set([idle]))
  expect([...names.known.keys()]).toEqual([idle])
  expect(learned).toBe(2)
})

test('what the daemon doesn’t know is asked once', async () => {
  answer = async () => listed()
  const names = begin()
  await names.want(new Set([web]))
  await names.want(new Set([web]))
  expect(asked).toHaveLength(1)
  expect(names.known.size).toBe(0)
})

test('a daemon that hangs holds nobody up', async () => {
  const { promise, resolve } = Promise.withResolvers<ConnectionOutcome>()
  answer = () => promise
  const names = begin()
  const wanting = names.want(new Set([web]))
  await vi.advanceTimersByTimeAsync(100)
  await wanting
  expect(names.known.size).toBe(0)
  resolve(listed([web, 'web']))
  await vi.advanceTimersByTimeAsync(0)
  expect(learned).toBe(1)
  expect(names.known.size).toBe(1)
})

test.each<[string, () => Promise<ConnectionOutcome>]>([
  ['an impostor', () => Promise.reject(new ImpostorError('master', 'somebody else'))],
  ['no daemon', async () => ({ kind: 'refused', message: 'nobody' })],
  ['a refusal', async () => ({ kind: 'answered', status: 403, body: '{}' })],
  ['nonsense', async () => ({ kind: 'answered', status: 200, body: '[{"Id":5}]' })],
  ['half an answer', async () => ({ kind: 'answered', status: 200, body: '[{"Id":"' })],
])('%s leaves them without names until another answer', async (_, odd) => {
  answer = odd
  const names = begin()
  const wanting = names.want(new Set([web]))
  await vi.advanceTimersByTimeAsync(150)
  await wanting
  expect(asked).toHaveLength(1)
  expect(names.known.size).toBe(0)
  answer = async () => listed([web, 'a\u001bname'])
  await vi.advanceTimersByTimeAsync(2000)
  expect(names.known.get(web)?.name).toBe('a name')
  expect(asked).toHaveLength(2)
})

test('many are asked for in several questions', async () => {
  answer = async () => listed()
  const ids = Array.from({ length: 45 }, (_, n) => String(n).padStart(12, '0'))
  await begin().want(new Set(ids))
  expect(asked).toHaveLength(3)
})
