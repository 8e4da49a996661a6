import { expect, test } from 'vitest'
import { render, verbatim } from '../../../contract/index.ts'
import type { EngineAnswer } from './answer.ts'
import { troubleOf } from './find-docker.ts'

const candidate = { from: 'DOCKER_HOST', address: 'unix:///x.sock', connection: { socketPath: '/x.sock' } }
const named = { ...candidate, explicit: true }
const guessed = { ...candidate, explicit: false }
const wordsOf = (answer: EngineAnswer) => render(troubleOf(guessed, answer, 'ann')!.what)

test('where nobody listens is trouble only if somebody said that one should', () => {
  expect(troubleOf(named, { kind: 'absent' }, 'ann')?.code).toBe('docker-named-absent')
  expect(troubleOf(guessed, { kind: 'absent' }, 'ann')).toBeUndefined()
})

test('an address that cannot be used is trouble only if it was named', () => {
  expect(troubleOf({ ...named, connection: undefined }, undefined, 'ann')?.code).toBe('docker-address')
  expect(troubleOf({ ...guessed, connection: undefined }, undefined, 'ann')).toBeUndefined()
})

test('an engine that is there but no use is always trouble, which names address and user', () => {
  const denied = troubleOf(guessed, { kind: 'denied' }, 'ann')!
  expect(denied.code).toBe('docker-denied')
  expect(render(denied.what)).toContain('unix:///x.sock')
  expect(render(denied.todo)).toContain('usermod -aG docker ann')
  expect(troubleOf(guessed, { kind: 'windows' }, 'ann')?.code).toBe('docker-windows-containers')
  expect(wordsOf({ kind: 'old', apiVersion: '1.30' })).toContain('1.30')
  expect(wordsOf({ kind: 'broken', message: verbatim('reset') })).toContain('reset')
})
