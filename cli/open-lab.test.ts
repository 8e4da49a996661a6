import { expect, test } from 'vitest'
import type { LabSession } from '../contract/index.ts'
import { TroubleError } from '../engine/hosts/lab-hosts.ts'
import { chooseLab } from './open-lab.ts'

const session = (exercise: string): LabSession => ({
  id: `id-of-${exercise}`,
  exercise,
  seed: 's',
  params: {},
  hosts: [{ name: 'master', address: '10.0.0.2', state: 'ready' }],
  openedAt: '2026-01-01T00:00:00Z',
})
const [one, two] = [session('one'), session('two')]

test('the only lab needs no name', () => {
  expect(chooseLab([one], undefined)).toBe(one)
  expect(chooseLab([], undefined)).toBeUndefined()
})

test('of several, one must be named', () => {
  expect(chooseLab([one, two], 'two')).toBe(two)
  expect(chooseLab([one, two], 'three')).toBeUndefined()
  expect(() => chooseLab([one, two], undefined)).toThrow(
    /^Several labs are open: one, two\..*--exercise <id>/,
  )
  expect(() => chooseLab([one, two], undefined)).toThrow(TroubleError)
})
