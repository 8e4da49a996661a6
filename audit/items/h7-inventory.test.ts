import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { ObservedImage, Observation } from '../observation.ts'
import { soundHost } from '../testing/sound-host.ts'
import { inventory } from './h7-inventory.ts'

const judge = (seen: Observation) => inventory.judge(seen, noPolicy)
const subjects = (seen: Observation) => judge(seen).findings.map(({ subject }) => subject)

function ended(status: string, FinishedAt: string, Created = '2026-11-01T00:00:00Z'): Observation {
  const seen = soundHost()
  const [web] = seen.containers
  if (!web) throw new Error('no container')
  const { inspect } = web
  const State = { ...inspect.State, Status: status, Running: false, FinishedAt, Pid: 0 }
  seen.containers.push({
    ...web,
    id: 'c',
    name: 'old',
    running: false,
    inspect: { ...inspect, Created, State },
  })
  return seen
}
const NEVER = '0001-01-01T00:00:00Z'
const image = (id: string, tags: string[], digests: string[] = []): ObservedImage => ({
  id: `sha256:${id.repeat(64)}`,
  tags,
  digests,
  created: 0,
  size: 1,
})

test('nothing is left over', () => expect(judge(soundHost()).status).toBe('pass'))

test('a container that ended: seven days are too many, six are not', () => {
  expect(subjects(ended('exited', '2026-11-15T10:00:00Z'))).toEqual(['container:old'])
  expect(subjects(ended('exited', '2026-11-15T10:00:01Z'))).toEqual([])
})

test('one that never ran counts from when it was made; a dead one counts at once; a paused one runs', () => {
  expect(subjects(ended('created', NEVER))).toEqual(['container:old'])
  expect(subjects(ended('created', NEVER, '2026-11-22T09:00:00Z'))).toEqual([])
  expect(subjects(ended('dead', '2026-11-22T09:00:00Z'))).toEqual(['container:old'])
  expect(subjects(ended('paused', '2026-01-01T09:00:00Z'))).toEqual([])
})

test('an image without a name is left over unless a container uses it', () => {
  const seen = {
    ...soundHost(),
    images: [image('1', []), image('2', ['<none>:<none>'], ['<none>@<none>']), image('3', ['shop:1'])],
  }
  expect(subjects(seen)).toEqual([`image:${'2'.repeat(12)}`])
  expect(subjects({ ...soundHost(), images: [image('2', [], ['shop@sha256:1'])] })).toEqual([])
})

test('a volume that Docker named and nobody uses', () => {
  const volume = (name: string, anonymous: boolean) => ({ name, driver: 'local', options: {}, anonymous })
  const seen = soundHost()
  seen.volumes = [volume('e'.repeat(64), true), volume('data', false), volume('f'.repeat(64), true)]
  seen.containers[0]!.inspect.Mounts = [
    { Type: 'volume', Name: 'f'.repeat(64), Source: '', Destination: '/x', Mode: '', RW: true },
  ]
  expect(subjects(seen)).toEqual([`volume:${'e'.repeat(64)}`])
})

test('very many are told as a number', () => {
  const seen = soundHost()
  seen.volumes = Array.from({ length: 50 }, (_, index) => ({
    name: `${index}`.padStart(64, '0'),
    driver: 'local',
    options: {},
    anonymous: true,
  }))
  expect(subjects(seen)).toHaveLength(21)
})
