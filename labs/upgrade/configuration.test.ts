import { expect, test } from 'vitest'
import { readConfiguration } from './configuration.ts'

const dockerd = (...args: string[]) => ['/usr/sbin/dockerd', '-H', 'fd://', ...args]

test.each<[string, string[], string | undefined, object]>([
  ['nothing', dockerd(), undefined, { inFile: null, asFlag: null, broken: false }],
  ['an empty file', dockerd(), ' \n', { inFile: null, asFlag: null, broken: false }],
  ['the file', dockerd(), '{ "live-restore": true }', { inFile: true, asFlag: null, broken: false }],
  ['off in the file', dockerd(), '{ "live-restore": false }', { inFile: false, broken: false }],
  ['as text in the file', dockerd(), '{ "live-restore": "true" }', { inFile: false, broken: false }],
  ['a list', dockerd(), '[]', { inFile: null, broken: true }],
  ['half a file', dockerd(), '{ "live-restore": tr', { inFile: null, broken: true }],
  ['the flag', dockerd('--live-restore'), undefined, { inFile: null, asFlag: true }],
  ['the flag, off', dockerd('--live-restore=false'), undefined, { inFile: null, asFlag: false }],
  ['the last flag counts', dockerd('--live-restore=false', '--live-restore=true'), '{}', { asFlag: true }],
])('%s', (_, args, text, expected) => {
  expect(readConfiguration(args, text)).toMatchObject(expected)
})
