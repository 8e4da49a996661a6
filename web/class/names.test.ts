import { describe, expect, test } from 'vitest'
import { Refused } from '../refused.ts'
import { parseListen } from './listen-address.ts'
import { hostHeaders, ownNames, urlOf } from './own-names.ts'
import { browserName } from './callers.ts'

describe('where to listen', () => {
  test.each([
    ['0.0.0.0:4848', { host: '0.0.0.0', port: 4848 }],
    ['4900', { host: '127.0.0.1', port: 4900 }],
    ['192.0.2.7', { host: '192.0.2.7', port: 4848 }],
    ['[::]:443', { host: '::', port: 443 }],
    ['[2001:db8::1]', { host: '2001:db8::1', port: 4848 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
  ])('%s', (text, meant) => expect(parseListen(text)).toEqual(meant))

  test.each(['', '::', '1.2.3.4:99999', '1.2.3.4:x', 'a b', 'http://x', ':80'])('"%s" is refused', (text) =>
    expect(() => parseListen(text)).toThrow(Refused),
  )
})

describe('names of a machine', () => {
  const face = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) => ({
    ...{ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 },
  })
  const machine = {
    name: 'Teacher',
    interfaces: {
      docker0: [face('172.17.0.1')],
      lo: [face('127.0.0.1', 'IPv4', true), face('::1', 'IPv6', true)],
      wlan0: [face('192.0.2.7'), face('fe80::1', 'IPv6'), face('2001:db8::7', 'IPv6')],
    },
  } as Parameters<typeof ownNames>[2]

  test('on all networks: those that others reach first, inner ones last, its names known', () => {
    expect(ownNames({ host: '0.0.0.0' }, ['class.example.org'], machine)).toEqual({
      shown: ['class.example.org', '192.0.2.7', '172.17.0.1', '2001:db8::7'],
      known: [
        ...['class.example.org', '192.0.2.7', '172.17.0.1', '2001:db8::7'],
        ...['teacher', 'teacher.local', '127.0.0.1', 'localhost', '::1'],
      ],
    })
  })

  test('on loopback nothing of the networks is told', () => {
    expect(ownNames({ host: '127.0.0.1' }, [], machine)).toEqual({
      shown: ['127.0.0.1'],
      known: ['127.0.0.1', 'localhost', '::1'],
    })
  })

  test('on one address that one', () => {
    expect(ownNames({ host: '192.0.2.7' }, [], machine)).toEqual({
      shown: ['192.0.2.7'],
      known: ['192.0.2.7'],
    })
  })

  test('in addresses and Host headers', () => {
    expect(urlOf('2001:db8::7', 4848)).toBe('https://[2001:db8::7]:4848')
    expect(urlOf('class.example.org', 443)).toBe('https://class.example.org')
    expect(hostHeaders('class.example.org', 443)).toEqual(['class.example.org', 'class.example.org:443'])
    expect(hostHeaders('::1', 4848)).toEqual(['[::1]:4848'])
  })
})

test('a browser is called what a person knows it by', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
  expect([browserName(firefox), browserName(edge), browserName('\x1b[31m'), browserName()]).toEqual([
    ...['Firefox, Linux', 'Edge, Windows', 'browser', 'browser'],
  ])
})
