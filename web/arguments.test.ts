import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

test('nothing is needed', () => {
  expect(readArguments([])).toEqual({ port: undefined, localShell: false, ssh: {} })
})

test('everything can be given', () => {
  expect(
    readArguments([
      '--port',
      '5000',
      '--local-shell',
      '--ssh',
      'web=root@192.0.2.7:2222',
      '--ssh',
      'db=root@db',
    ]),
  ).toEqual({
    port: 5000,
    localShell: true,
    ssh: { web: { user: 'root', host: '192.0.2.7', port: 2222 }, db: { user: 'root', host: 'db', port: 22 } },
  })
})

test.each([
  [['--port', '0'], /no port/],
  [['--port', '70000'], /no port/],
  [['--port', '80x'], /no port/],
  [['--ssh', 'root@server'], /NAME=USER@HOST/],
  [['--ssh', 'web=root@-oProxyCommand=id'], /NAME=USER@HOST/],
  [['--ssh', 'W e b=root@server'], /NAME=USER@HOST/],
  [['--unknown'], /Unknown option/],
])('%j is refused with a sentence', (argv, message) => {
  expect(() => readArguments(argv)).toThrow(message)
})
