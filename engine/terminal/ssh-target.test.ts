import { describe, expect, test } from 'vitest'
import { SshTarget, parseSshTarget, sshArguments } from './ssh-target.ts'

describe('a target', () => {
  test.each([
    ['root@server', { user: 'root', host: 'server', port: 22 }],
    ['deploy@web-1.example.org:2222', { user: 'deploy', host: 'web-1.example.org', port: 2222 }],
    ['a.b_c@192.0.2.7', { user: 'a.b_c', host: '192.0.2.7', port: 22 }],
    ['root@[2001:db8::1]:22', { user: 'root', host: '2001:db8::1', port: 22 }],
  ])('%s is understood', (text, target) => expect(parseSshTarget(text)).toEqual(target))

  test.each([
    '',
    'server',
    '@server',
    'root@',
    '-oProxyCommand=touch /tmp/x@server',
    '-l@server',
    'root@-oProxyCommand=id',
    'root@-server',
    'root@server-',
    'root@ser ver',
    'root@server;id',
    'root@$(id)',
    'root@`id`',
    'root@server\n-oX=y',
    'ro ot@server',
    "ro'ot@server",
    'root@server:0',
    'root@server:65536',
    'root@server:22x',
    'root@server:-1',
    'root@..',
    'root@a@b',
    `root@${'a'.repeat(254)}`,
  ])('%j is refused', (text) => expect(parseSshTarget(text)).toBeUndefined())

  test('files that could carry options are refused', () => {
    const base = { user: 'root', host: 'server' }
    expect(SshTarget.safeParse({ ...base, identity: '-oX' }).success).toBe(false)
    expect(SshTarget.safeParse({ ...base, knownHosts: '/a b' }).success).toBe(false)
  })
})

test('arguments end the options before the host', () => {
  const args = sshArguments({ user: 'root', host: 'server', port: 2222 })
  expect(args.indexOf('--')).toBe(args.indexOf('server') - 1)
  expect(args.slice(args.indexOf('-p'), args.indexOf('-p') + 4)).toEqual(['-p', '2222', '-l', 'root'])
  expect(args.some((arg) => arg.startsWith('-i'))).toBe(false)
})

test('a target that was not checked before is checked', () => {
  expect(() => sshArguments({ user: 'root', host: '-oProxyCommand=id', port: 22 })).toThrow()
})
