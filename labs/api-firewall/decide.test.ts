import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import { isIn } from './firewall-rules.ts'
import type { PermanentFirewall } from './permanent-firewall.ts'
import { permanent } from './test-observation.ts'
import { parseXml } from './xml.ts'

const client = '10.80.1.30'

function accepts(config: PermanentFirewall, source: string, port = 24123): boolean {
  return decide(config, { source, destination: '10.80.1.20', port }).accepts
}

/** Whether client and stranger come through. */
const both = (config: PermanentFirewall) => [accepts(config, client), accepts(config, '10.80.1.40')]
const zone = (text: string) => permanent(text)
const rule = (inside: string, attributes = 'family="ipv4"') => `<rule ${attributes}>${inside}</rule>`
const port = '<port port="24123" protocol="tcp"/>'

describe('a zone', () => {
  test.each<[string, string, [boolean, boolean]]>([
    ['that says nothing', '', [false, false]],
    ['with the port', port, [true, true]],
    ['with a range', '<port port="24000-24999" protocol="tcp"/>', [true, true]],
    ['with the port of another protocol', '<port port="24123" protocol="udp"/>', [false, false]],
    ['with a service', '<service name="builders"/>', [true, true]],
    ['with a service that there is not', '<service name="nothing"/>', [false, false]],
    ['with all of TCP', '<protocol value="tcp"/>', [true, true]],
    ['with a rule', rule(`<source address="${client}"/>${port}<accept/>`), [true, false]],
    [
      'with a rule for a service',
      rule(`<source address="${client}"/><service name="builders"/><accept/>`),
      [true, false],
    ],
    ['with a rule for everything', rule(`<source address="${client}"/><accept/>`), [true, false]],
    ['with a rule for the network', rule(`<source address="10.80.1.0/24"/>${port}<accept/>`), [true, true]],
    ['with a rule for IPv6', rule(`${port}<accept/>`, 'family="ipv6"'), [false, false]],
    ['with a rule that only logs', rule(`<source address="${client}"/>${port}<log/>`), [false, false]],
    [
      'with a rule for another destination',
      rule(`<destination address="10.80.1.99"/>${port}<accept/>`),
      [false, false],
    ],
    ['with a rule about ICMP', rule('<icmp-type name="echo-request"/><accept/>'), [false, false]],
    [
      'that refuses others first',
      `${port}${rule(`<source address="${client}" invert="True"/>${port}<drop/>`)}`,
      [true, false],
    ],
    [
      'that accepts before it refuses',
      rule(`<source address="${client}"/>${port}<accept/>`, 'priority="-1"') + rule(`${port}<reject/>`),
      [true, false],
    ],
    ['that refuses last', port + rule(`${port}<reject/>`, 'priority="1"'), [true, true]],
  ])('%s', (_, text, expected) => {
    expect(both(zone(text))).toEqual(expected)
  })

  test('of an address comes before the default one', () => {
    const config = zone(port)
    config.zones.own = `<zone><source address="${client}"/></zone>`
    expect(both(config)).toEqual([false, true])
    config.zones.own = `<zone target="ACCEPT"><source address="${client}"/></zone>`
    config.zones.public = '<zone></zone>'
    expect(both(config)).toEqual([true, false])
  })

  test('may name addresses by a set', () => {
    const config = zone(rule(`<source ipset="friends"/>${port}<accept/>`))
    config.ipsets.friends = `<ipset type="hash:ip"><entry>10.80.1.7</entry><entry>${client}</entry></ipset>`
    expect(both(config)).toEqual([true, false])
  })

  test('of the network card comes before the default one', () => {
    const config = zone('')
    config.zones.inner = '<zone target="ACCEPT"><interface name="eth0"/></zone>'
    expect(both(config)).toEqual([true, true])
  })
})

describe('a policy', () => {
  const policy = (attributes: string, inside: string) =>
    `<policy ${attributes}><ingress-zone name="ANY"/><egress-zone name="HOST"/>${inside}</policy>`

  test('comes before zones or after them', () => {
    const config = zone(port)
    const others = rule(`<source address="${client}" invert="yes"/>${port}<drop/>`)
    config.policies.guard = policy('priority="-1" target="CONTINUE"', others)
    expect(both(config)).toEqual([true, false])
    config.policies.guard = policy('priority="1" target="DROP"', '')
    expect(both(config)).toEqual([true, true])
  })

  test('of forwarded packets has no say', () => expect(both(zone(''))).toEqual([false, false]))
})

describe('direct rules', () => {
  const direct = (...rules: string[]) => {
    const lines = rules.map(
      (words, index) => `<rule ipv="ipv4" table="filter" chain="INPUT" priority="${index}">${words}</rule>`,
    )
    return { ...zone(port), direct: `<direct>${lines.join('')}</direct>` }
  }

  test('refuse', () => {
    expect(both(direct(`-p tcp --dport 24123 ! -s ${client} -j DROP`))).toEqual([true, false])
    expect(both(direct(`-s ${client} -j ACCEPT`, '-p tcp --dport 24000:24999 -j REJECT'))).toEqual([
      true,
      false,
    ])
    expect(both(direct('-p tcp --dport 99 -j DROP'))).toEqual([true, true])
  })

  test('open nothing', () => {
    const config = { ...direct('-p tcp --dport 24123 -j ACCEPT'), ...{ zones: { public: '<zone/>' } } }
    expect(both(config)).toEqual([false, false])
  })
})

test('networks', () => {
  expect(isIn('10.1.2.3', '10.1.0.0/16')).toBe(true)
  expect(isIn('10.1.2.3', '10.1.0.0/255.255.0.0')).toBe(true)
  expect(isIn('10.1.2.3', '10.1.2.4')).toBe(false)
  expect(isIn('10.1.2.3', '0.0.0.0/0')).toBe(true)
  expect(isIn('10.1.2.3', 'fe80::1')).toBe(false)
})

test('XML as firewalld writes it', () => {
  const root = parseXml(
    '<?xml version="1.0"?><!-- <a/> --><zone target="DROP"><x a=\'1\'/><y>2 &lt; 3</y></zone>',
  )
  expect(root).toMatchObject({
    name: 'zone',
    attributes: { target: 'DROP' },
    children: [{}, { text: '2 < 3' }],
  })
  expect(parseXml('<zone><port></zone>')).toBeUndefined()
  expect(parseXml('')).toBeUndefined()
})
