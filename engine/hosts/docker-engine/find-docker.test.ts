import { expect, test } from 'vitest'
import { troubleOf } from './find-docker.ts'

const candidate = { from: 'DOCKER_HOST', address: 'unix:///x.sock', connection: { socketPath: '/x.sock' } }
const named = { ...candidate, explicit: true }
const guessed = { ...candidate, explicit: false }

test('where nobody listens is trouble only if somebody said that one should', () => {
  expect(troubleOf(named, { kind: 'absent' }, 'ann')?.code).toBe('docker-named-absent')
  expect(troubleOf(guessed, { kind: 'absent' }, 'ann')).toBeUndefined()
})

test('an address that cannot be used is trouble only if it was named', () => {
  expect(troubleOf({ ...named, connection: undefined }, undefined, 'ann')?.code).toBe('docker-address')
  expect(troubleOf({ ...guessed, connection: undefined }, undefined, 'ann')).toBeUndefined()
})

test('an engine that is there but no use is always trouble, which names address and user', () => {
  expect(troubleOf(guessed, { kind: 'denied' }, 'ann')).toMatchObject({
    code: 'docker-denied',
    what: expect.stringContaining('unix:///x.sock'),
    todo: expect.stringContaining('usermod -aG docker ann'),
  })
  expect(troubleOf(guessed, { kind: 'windows' }, 'ann')?.code).toBe('docker-windows-containers')
  expect(troubleOf(guessed, { kind: 'old', apiVersion: '1.30' }, 'ann')?.what).toContain('1.30')
  expect(troubleOf(guessed, { kind: 'broken', message: 'reset' }, 'ann')?.what).toContain('reset')
})
