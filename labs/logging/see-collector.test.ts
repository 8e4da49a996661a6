import { expect, test } from 'vitest'
import { letsIn } from './see-collector.ts'

const zone = '/etc/firewalld/zones/public.xml'

test.each([
  ['a port', zone, '<zone><port port="15123" protocol="tcp"/></zone>', true],
  ['a range', zone, '<zone><port port="15000-15999" protocol="udp"/></zone>', true],
  [
    'another port',
    zone,
    '<zone><port port="1512" protocol="tcp"/><port port="151230" protocol="tcp"/></zone>',
    false,
  ],
  [
    'a service of its own',
    '/etc/firewalld/services/logs.xml',
    '<service><port port="15123"/></service>',
    true,
  ],
  ['a direct rule', '/etc/firewalld/direct.xml', '<rule>-p tcp --dport 15123 -j ACCEPT</rule>', true],
  [
    'all that master sends',
    '/etc/firewalld/zones/trusted.xml',
    '<zone target="ACCEPT"><source address="10.0.0.10"/></zone>',
    true,
  ],
  ['master in a zone that accepts nothing', zone, '<zone><source address="10.0.0.10"/></zone>', false],
])('%s', (_, path, text, open) => {
  expect(letsIn(path, text, 15123, '10.0.0.10')).toBe(open)
})
