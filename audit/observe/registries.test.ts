import { expect, test } from 'vitest'
import { addressIn, isNear, placeOf, registriesOf, registryOf } from './registries.ts'

test.each([
  ['registry.lab:5000/web:1', 'registry.lab:5000'],
  ['localhost/web', 'localhost'],
  ['[::1]:5000/web', '[::1]:5000'],
  ['registry.lab/team/web@sha256:aa', 'registry.lab'],
  ['docker.io/library/nginx', undefined],
  ['library/nginx', undefined],
  ['nginx:1.27', undefined],
])('%s comes from %s', (reference, registry) => expect(registryOf(reference)).toBe(registry))

test('each registry once', () =>
  expect(registriesOf(['a.lab/x', 'a.lab/y:2', 'b.lab:5000/x', 'x'])).toEqual(['a.lab', 'b.lab:5000']))

test('where a registry is', () => {
  expect(placeOf('[::1]:5000')).toEqual({ host: '::1', port: 5000 })
  expect(placeOf('registry.lab')).toEqual({ host: 'registry.lab', port: undefined })
})

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.9.9',
  '192.168.1.1',
  '169.254.1.1',
  '100.64.0.1',
  '::1',
  'fd00::1',
  'fe80::1',
])('%s is near', (address) => expect(isNear(address)).toBe(true))
test.each([
  '8.8.8.8',
  '172.32.0.1',
  '192.169.0.1',
  '100.128.0.1',
  '2001:db8::1',
  'registry.lab',
  '10.example',
])('%s is not', (address) => expect(isNear(address)).toBe(false))

test('the first line that names somebody counts, and comments don’t', () => {
  const file =
    '127.0.0.1 localhost\n# 10.0.0.9 registry.lab\n10.0.0.7\tregistry.lab reg # the old one\n10.0.0.8 registry.lab\n'
  expect(addressIn(file, 'Registry.Lab')).toBe('10.0.0.7')
  expect(addressIn(file, 'old')).toBeUndefined()
})
