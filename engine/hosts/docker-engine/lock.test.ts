import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { withLock } from './lock.ts'

const name = () => `test-${process.pid}-${Math.random()}`

describe.skipIf(process.platform !== 'linux')('a lock', () => {
  test('lets one in after the other', async () => {
    const lock = name()
    const events: string[] = []
    const work = (who: string) =>
      withLock(lock, {}, async () => {
        events.push(`${who} in`)
        await sleep(50)
        events.push(`${who} out`)
      })
    await Promise.all([work('a'), work('b')])
    expect(events).toHaveLength(4)
    expect(events[0]?.[0]).toBe(events[1]?.[0])
  })

  test('is given back when the work fails', async () => {
    const lock = name()
    await expect(withLock(lock, {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await withLock(lock, { timeoutMs: 1_000 }, () => Promise.resolve(1))).toBe(1)
  })

  test('is given up with the process that held it', async () => {
    const lock = name()
    const module = new URL('lock.ts', import.meta.url).href
    const source = `import { withLock } from '${module}'
      await withLock('${lock}', {}, () => { console.log('held'); return new Promise(() => setInterval(() => {}, 1000)) })`
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', source])
    await once(holder.stdout, 'data')
    await expect(withLock(lock, { timeoutMs: 150 }, () => Promise.resolve(1))).rejects.toThrow('for too long')
    const exited = once(holder, 'exit')
    holder.kill('SIGKILL')
    await exited
    expect(await withLock(lock, { timeoutMs: 1_000 }, () => Promise.resolve(1))).toBe(1)
  })

  test('is no longer waited for after an abort', async () => {
    const lock = name()
    const stopping = new AbortController()
    await withLock(lock, {}, async () => {
      const second = withLock(lock, { signal: stopping.signal }, () => Promise.resolve(1))
      stopping.abort(new Error('stopped'))
      await expect(second).rejects.toThrow('stopped')
    })
  })
})
