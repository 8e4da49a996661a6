import { expect, test } from 'vitest'
import { optionOf, optionsOf } from './daemon-options.ts'

const args = [
  'dockerd',
  '--default-ulimit=nofile=1:2',
  '--log-driver',
  'syslog',
  '--default-ulimit',
  'cpu=3',
  '--tls',
]

test('of an option that is given several times, all', () => {
  expect(optionsOf(args, 'default-ulimit')).toEqual(['nofile=1:2', 'cpu=3'])
  expect(optionsOf(args, 'log-opt')).toEqual([])
})

test('of one that counts once, the last', () => {
  expect(optionOf(args, 'default-ulimit')).toBe('cpu=3')
  expect(optionOf(args, 'log-driver')).toBe('syslog')
  expect(optionOf(args, 'tls')).toBe('')
  expect(optionOf(args, 'tlsverify')).toBeUndefined()
})
