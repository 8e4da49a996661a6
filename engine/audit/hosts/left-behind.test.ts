import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ApiClient, ApiRequest, WholeReply } from './api-client.ts'
import { broughtImages } from './brought-images.ts'
import { createRunner } from './runner.ts'

/** A daemon that keeps what is created until it is deleted. */
function daemon(answer: (wanted: ApiRequest, there: Set<string>) => Promise<number> | number) {
  const there = new Set<string>()
  const request = async (wanted: ApiRequest): Promise<WholeReply> => {
    const status = await answer(wanted, there)
    return { status, json: { StatusCode: 0 }, said: '', body: Buffer.alloc(0) }
  }
  return { there, client: { request } as unknown as ApiClient }
}

const nameIn = (path: string): string =>
  /(?:name=|containers\/)([^/?]+)/.exec(path.replace('create?', ''))?.[1] ?? ''

test('an end in the middle of a container’s run removes it and lets nothing begin any more', async () => {
  const { there, client } = daemon(({ method, path, signal }, kept) => {
    if (path.includes('/create')) return kept.add(/name=(.*)/.exec(path)?.[1] ?? '') && 201
    if (method === 'DELETE') return kept.delete(nameIn(path)) ? 204 : 404
    if (!path.endsWith('/wait')) return 204
    return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(0)))
  })
  const runner = createRunner(client, { image: 'x' })
  const ran = runner.run({ command: ['sleep', '60'] })
  await expect.poll(() => there.size).toBe(1)
  await runner.close()
  expect(there.size).toBe(0)
  expect(await ran).toHaveProperty('refused')
  expect(await runner.run({ command: ['true'] })).toEqual({ refused: 'the audit is over' })
  expect(there.size).toBe(0)
})

test('a container that came to be though nobody said so is removed in the end', async () => {
  const { there, client } = daemon(({ method, path }, kept) => {
    if (path.includes('/create')) {
      kept.add(/name=(.*)/.exec(path)?.[1] ?? '')
      return 0
    }
    return method === 'DELETE' && kept.delete(nameIn(path)) ? 204 : 404
  })
  const runner = createRunner(client, { image: 'x' })
  expect(await runner.run({ command: ['true'] })).toHaveProperty('refused')
  expect(there.size).toBe(1)
  await runner.close()
  expect(there.size).toBe(0)
})

test('images that an audit brought are left over once that audit is no more', () => {
  const home = mkdtempSync(join(tmpdir(), 'bulkhead-brought-'))
  const brought = broughtImages(home, 'daemon')
  brought.add('probe:1')
  expect([brought.has('probe:1'), brought.left()]).toEqual([true, []])
  const folder = join(home, 'audit', 'brought')
  const file = join(folder, readdirSync(folder)[0] ?? '')
  const [kept] = JSON.parse(readFileSync(file, 'utf8')) as { image: string; owner: string }[]
  writeFileSync(file, JSON.stringify([{ ...kept, owner: `${hostname()} 4194305 1` }]))
  expect(brought.left()).toEqual(['probe:1'])
  expect(broughtImages(home, 'another').left()).toEqual([])
  brought.forget('probe:1')
  expect(readdirSync(folder)).toEqual([])
})
