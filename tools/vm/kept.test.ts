import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kept, keyOf, removeParts, vmCache } from './kept.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'bulkhead-kept-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = async (path: string): Promise<void> => writeFileSync(path, 'made')

test('what is there is not made again', async () => {
  const path = await kept(folder, { kind: 'disk', key: 'a' }, write)
  const never = () => Promise.reject(new Error('made twice'))
  expect(await kept(folder, { kind: 'disk', key: 'a' }, never)).toBe(path)
})

test('a new one replaces the old one of its kind only', async () => {
  await kept(folder, { kind: 'disk', key: 'a' }, write)
  await kept(folder, { kind: 'images', key: 'a' }, write)
  await kept(folder, { kind: 'disk', key: 'b' }, write)
  expect(readdirSync(folder).sort()).toEqual(['disk-b', 'images-a'])
})

test('what fails half way leaves nothing, and the old one stays', async () => {
  await kept(folder, { kind: 'disk', key: 'a' }, write)
  const fails = async (path: string): Promise<void> => {
    await write(path)
    throw new Error('disk full')
  }
  await expect(kept(folder, { kind: 'disk', key: 'b' }, fails)).rejects.toThrow('disk full')
  expect(readdirSync(folder)).toEqual(['disk-a'])
})

test('what a killed process left is removed, what another one works on is not', () => {
  for (const name of ['part-1-disk', 'part-2-disk', 'disk-a']) mkdirSync(join(folder, name))
  removeParts(folder, (pid) => pid === 2)
  expect(readdirSync(folder).sort()).toEqual(['disk-a', 'part-2-disk'])
})

test('keys tell parts apart, not only their text', () => {
  expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'))
})

test('the cache is where the environment says, else in the home directory', () => {
  expect(vmCache({ BULKHEAD_CACHE: '/var/cache/x' })).toBe('/var/cache/x/vm')
  expect(vmCache({})).toMatch(/\.cache\/bulkhead\/vm$/)
})
