import { expect, test } from 'vitest'
import { hostDouble } from '../shared/probe-double.ts'
import { countProcesses, firstProcess, ownNumber, takesTerm } from './look-inside.ts'

const status = (signals: string) => `Name:\ttail\nNSpid:\t4711\t812\t1\n${signals}`

test('the innermost number is the container’s own', () => {
  expect(ownNumber(status(''))).toBe(1)
  expect(ownNumber('Name:\ttail\nNSpid:\t4711\t812\n')).toBe(812)
})

test('SIGTERM is the fifteenth signal, caught or waited for', () => {
  expect(takesTerm(status('SigBlk:\t0000000000000000\nSigIgn:\t0\nSigCgt:\t0000000000004000\n'))).toBe(true)
  expect(takesTerm(status('SigBlk:\tfffffffe3bfaf000\nSigCgt:\t0000000000000000\n'))).toBe(true)
  expect(takesTerm(status('SigBlk:\t0000000000000000\nSigIgn:\t0000000000004000\nSigCgt:\t8000\n'))).toBe(
    false,
  )
  expect(takesTerm('')).toBe(false)
})

test('a process that is gone meanwhile is none', async () => {
  expect(await firstProcess(hostDouble('master'), 5)).toBeNull()
})

test('no limit and no number are null', async () => {
  const cgroup = async () => ({ version: 1 as const, files: { 'pids.current': '7', 'pids.max': 'max' } })
  expect(await countProcesses(hostDouble('master', { cgroup }), 5)).toEqual({ current: 7, max: null })
  expect(await countProcesses(hostDouble('master'), 5)).toEqual({ current: null, max: null })
})
