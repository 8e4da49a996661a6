import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countLeases, parseLease, takeLease } from './leases.ts'
import { endProcesses, identify, isAlive, parseStartTime } from './processes.ts'

let directory: string

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'bulkhead-leases-')), 'leases')
})

afterEach(() => rmSync(join(directory, '..'), { recursive: true }))

test('a start time is found behind any command name', () => {
  const after = Array.from({ length: 30 }, (_, index) => `${index + 3}`).join(' ')
  expect(parseStartTime(`42 (a ) b) ${after}`)).toBe('22')
})

test('names that are no leases are no leases', () => {
  expect(parseLease('12-345-1')).toEqual({ pid: 12, startedAt: '345' })
  expect(['12', '12-345', 'a-b-c', '../x', '12-345-1.tmp'].map(parseLease)).toEqual(Array(5).fill(undefined))
})

describe.skipIf(process.platform !== 'linux')('leases', () => {
  test('are counted until they are released', () => {
    expect(countLeases(directory)).toBe(0)
    const first = takeLease(directory)
    const second = takeLease(directory)
    expect(countLeases(directory)).toBe(2)
    first.release()
    first.release()
    expect(countLeases(directory)).toBe(1)
    second.release()
    expect(countLeases(directory)).toBe(0)
  })

  test('of processes that are gone, or whose number went to another one, are cleared', async () => {
    const child = spawn('sleep', ['60'])
    const found = identify(child.pid ?? 0)
    if (!found) throw new Error('The child is not in /proc.')
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, `${found.pid}-${found.startedAt}-1`), '')
    expect(countLeases(directory)).toBe(1)
    const exited = once(child, 'exit')
    await endProcesses([found], 5_000)
    await exited
    expect(isAlive(found)).toBe(false)
    writeFileSync(join(directory, `${process.pid}-1-1`), '')
    expect(countLeases(directory)).toBe(0)
    expect(readdirSync(directory)).toEqual([])
  })

  test('a process that ignores the request to end is killed', async () => {
    const child = spawn('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 0.1; done'])
    await once(child.stdout, 'data')
    const found = identify(child.pid ?? 0)
    if (!found) throw new Error('The child is not in /proc.')
    const exited = once(child, 'exit')
    await endProcesses([found], 200)
    expect((await exited)[1]).toBe('SIGKILL')
  })
})
