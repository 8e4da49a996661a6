import { expect, test } from 'vitest'
import { combineStatus, type ConnectionOutcome, type FileInfo } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { judge } from './judge.ts'
import { observe, verifyDurable } from './observe.ts'
import { answer, solvedHost } from './test-host.ts'
import { params } from './test-observation.ts'

const statuses = (seen: Awaited<ReturnType<typeof observe>>) =>
  Object.fromEntries(Object.entries(judge(seen, params)).map(([id, checks]) => [id, combineStatus(checks)]))

test('a solved host is seen as one', async () => {
  const seen = await observe(labDouble(solvedHost()), params)
  expect(new Set(Object.values(statuses(seen)))).toEqual(new Set(['pass']))
  expect(seen.boxes[0]).toMatchObject({
    name: 'poems-ada',
    uids: [2001],
    scratch: { type: 'tmpfs', size: 8 * 1024 * 1024, from: null },
    directory: { from: '/var/lib/docker/volumes/ada/_data', kind: 'volume', saved: true },
  })
  expect(seen.boxes[0]!.tmpfs.map(({ point }) => point)).toEqual(['/dev/shm'])
  expect(seen.disk).toMatchObject({
    dataRoot: '/var/lib/docker',
    mount: { point: '/var/lib/docker', stacked: 1 },
  })
  expect(JSON.parse(JSON.stringify(seen))).toEqual(seen)
})

test('something of master’s is seen in both', async () => {
  const seen = await observe(
    labDouble(solvedHost({}, '710 700 0:60 /etc /conf ro - overlay overlay rw\n')),
    params,
  )
  expect(statuses(seen)).toMatchObject({ 'no-sensitive-mounts': 'fail', 'root-read-only': 'pass' })
})

test('a port that another process answers on is not the container’s', async () => {
  const seen = await observe(labDouble(solvedHost({ listeners: async () => [] })), params)
  expect(seen.boxes.map(({ published }) => published)).toEqual([false, false])
})

test('copies count where others can read them', async () => {
  const files = [
    { path: '/srv/notes/ada/notes', mode: 0o644, inode: '1:1', othersCanRead: true },
    { path: '/root/notes', mode: 0o600, inode: '1:1', othersCanRead: false },
  ] as FileInfo[]
  const seen = await observe(labDouble(solvedHost({ findFiles: async () => files })), params)
  expect(seen.openCopies).toEqual([
    { user: 'ada', path: '/srv/notes/ada/notes', mode: 0o644 },
    { user: 'otto', path: '/srv/notes/ada/notes', mode: 0o644 },
  ])
})

test('an impostor is not asked for anything', async () => {
  const asked: string[] = []
  const master = solvedHost({
    daemonIdentity: async () => ({ kind: 'impostor', reason: 'python3 answers' }),
    daemon: async ({ path }) => {
      asked.push(path)
      return answer(200, [])
    },
  })
  const seen = await observe(labDouble(master), params)
  expect(asked).toEqual([])
  expect(new Set(Object.values(statuses(seen)))).toEqual(new Set(['fail']))
})

test('an empty host can be observed', async () => {
  const seen = await observe(labDouble(hostDouble('master')), params)
  expect(seen.boxes.map(({ state }) => state)).toEqual([null, null])
  expect(JSON.parse(JSON.stringify(seen))).toEqual(seen)
})

test('what has only just been started is given a moment, what has long been running is not', async () => {
  let tries = 0
  const connect = async (): Promise<ConnectionOutcome> => {
    tries += 1
    return tries < 7 ? { kind: 'refused', message: 'connection refused' } : answer(200, 'Saved.')
  }
  await observe(labDouble(solvedHost({ connect }, '', new Date().toISOString())), params)
  expect(tries).toBe(12)
  tries = 0
  await observe(labDouble(solvedHost({ connect })), params)
  expect(tries).toBe(6)
})

test('a full check restarts docker', async () => {
  const restarted: string[] = []
  const master = solvedHost({
    restartUnit: async (unit) => {
      restarted.push(unit)
      return { ok: true, message: 'active' }
    },
  })
  const seen = await verifyDurable(labDouble(master), params)
  expect(restarted).toEqual(['docker.service'])
  expect(new Set(Object.values(statuses(seen)))).toEqual(new Set(['pass']))
})
