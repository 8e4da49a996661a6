import { expect, test } from 'vitest'
import type { ConnectionOutcome } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe, verifyDurable } from './observe.ts'
import { HOG_PROGRAM } from './planted.ts'
import { hostWithHog } from './test-host.ts'
import { params } from './test-observations.ts'

test('both containers as the kernel has them', async () => {
  const { host } = hostWithHog({ limited: false })
  const seen = await observe(labDouble(host), params)
  expect(seen.hog).toMatchObject({
    name: 'sorter',
    status: 'running',
    args: ['sh', '-c', HOG_PROGRAM],
    lastLine: '2026-01-01T12:00:00.5Z job 7 done',
  })
  // Only what limits come from is kept.
  expect(seen.hog?.settings).toEqual({ RestartPolicy: { Name: 'unless-stopped' } })
  expect(seen.neighbour?.name).toBe('tides')
  expect(seen.page).toEqual({ kind: 'answered', status: 200, body: 'tides no. 1234' })
  expect(seen.cpus).toBe('0-1')
})

test('another running container of the same image is a twin', async () => {
  const { host } = hostWithHog({ limited: false })
  expect((await observe(labDouble(host), params)).twins).toEqual(['sorter-old'])
})

test('containers that do not run have nothing to read', async () => {
  const { host } = hostWithHog({ limited: false, running: false })
  const seen = await observe(labDouble(host), params)
  expect(seen.hog).toMatchObject({ status: 'exited', args: null, cgroup: null, mounts: null, lastLine: null })
  expect(seen.page).toBeNull()
})

test('nobody is asked about containers where no dockerd answers', async () => {
  const daemon = async () => Promise.reject(new Error('asked'))
  const seen = await observe(labDouble(hostDouble('master', { daemon })), params)
  expect(seen).toMatchObject({ hog: null, neighbour: null, page: null })
})

test('a page that needs a moment is asked again', async () => {
  let asked = 0
  const connect = async (): Promise<ConnectionOutcome> =>
    (asked += 1) < 3 ? { kind: 'refused', message: '' } : { kind: 'answered', status: 200, body: 'here' }
  const { host } = hostWithHog({ limited: false, over: { connect } })
  expect((await observe(labDouble(host), params)).page).toMatchObject({ body: 'here' })
})

test('after a restart of docker it looks again', async () => {
  const restarted: string[] = []
  const restartUnit = async (unit: string) => {
    restarted.push(unit)
    return { ok: true, message: 'active' }
  }
  const { host } = hostWithHog({ limited: false, over: { restartUnit } })
  const seen = await verifyDurable(labDouble(host), params)
  expect(restarted).toEqual(['docker.service'])
  expect(seen.restart).toMatchObject({ ok: true, message: 'active' })
  expect(seen.hog?.status).toBe('running')
})
