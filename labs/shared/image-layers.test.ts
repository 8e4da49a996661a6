import { expect, test } from 'vitest'
import { inLayer, isCovered, layersOf } from './image-layers.ts'

const image = (Name: string, Data: Record<string, string> | null) => ({
  Id: 'sha256:1',
  Size: 1,
  Config: null,
  GraphDriver: { Name, Data },
})

test('layers come in the order in which they were made', () => {
  const data = { UpperDir: '/o/c/diff', LowerDir: '/o/b/diff:/o/a/diff', MergedDir: '/o/c/merged' }
  expect(layersOf(image('overlay2', data))).toEqual(['/o/a/diff', '/o/b/diff', '/o/c/diff'])
  expect(layersOf(image('overlay2', { UpperDir: '/o/a/diff' }))).toEqual(['/o/a/diff'])
})

test('where the driver keeps no such directories, we know that we don’t see', () => {
  expect(layersOf(image('vfs', null))).toBeUndefined()
  expect(layersOf(image('overlay2', {}))).toBeUndefined()
})

test('a mount over a layer or in it hides it; what the daemon mounts does not', () => {
  expect(isCovered('/o/a/diff', ['/', '/o', '/o/a/merged', '/o/b/diff'])).toBe(false)
  for (const point of ['/o/a', '/o/a/diff', '/o/a/diff/etc'])
    expect(isCovered('/o/a/diff', [point])).toBe(true)
})

test('a path says in which layer it is', () => {
  expect(inLayer(['/o/a/diff', '/o/ab/diff'], '/o/ab/diff/etc/shadow')).toBe('2:/etc/shadow')
})
