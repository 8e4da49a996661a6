import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dialStdio, parseSsh, sshArguments } from './ssh-arguments.ts'

test.each([
  ['ssh://staging', { host: 'staging' }],
  ['ssh://ann@staging.example:2222', { host: 'staging.example', user: 'ann', port: 2222 }],
  ['ssh://ann@[2001:db8::7]', { host: '2001:db8::7', user: 'ann' }],
  ['ssh://staging/run/user/1000/docker.sock', { host: 'staging', socket: '/run/user/1000/docker.sock' }],
])('%s is read', (address, place) => {
  expect(parseSsh(address)).toEqual(place)
})

test.each([
  'ssh://-oProxyCommand=touch%20x',
  'ssh://-oProxyCommand=x@host',
  'ssh://ann:secret@host',
  'ssh://host/run/docker.sock;reboot',
  'ssh://host/$(reboot)',
  'ssh://an%0An@host',
  'ssh://ho%24st',
  'ssh://host?x=1',
  'ssh://host#x',
  'ssh://',
  'tcp://host',
])('%s is refused', (address) => {
  expect(parseSsh(address)).toBeUndefined()
})

test('ssh asks nothing, and takes the host for nothing but a host', () => {
  const place = { host: 'staging', user: 'ann', port: 2222, socket: '/run/d.sock' }
  const argv = sshArguments(place, dialStdio(place))
  expect(argv).toContain('BatchMode=yes')
  expect(argv.slice(argv.indexOf('-l'))).toEqual([
    ...['-l', 'ann', '-p', '2222', '--', 'staging'],
    'docker --host unix:///run/d.sock system dial-stdio',
  ])
})

test('what goes through the other machine’s shell comes out of it as it was', () => {
  const words = ['a b', "it's", '$(x) `y` "z" \\ \n second line', '', '-c']
  const line = sshArguments({ host: 'h' }, ['printf', '%s\\0', ...words]).at(-1) ?? ''
  expect(execFileSync('sh', ['-c', line]).toString()).toBe(words.map((word) => `${word}\0`).join(''))
})
