import { expect, test } from 'vitest'
import { drawAddresses, hostsFile, withAddresses } from './addresses.ts'

test('the same seed and choice give the same addresses, another choice gives others', () => {
  const topology = ['master', 'client']
  expect(drawAddresses('s', topology, 0)).toEqual(drawAddresses('s', topology, 0))
  expect(drawAddresses('s', topology, 0).subnet).not.toBe(drawAddresses('s', topology, 1).subnet)
})

test('addresses are distinct, inside their subnet and never the gateway', () => {
  const topology = Array.from({ length: 20 }, (_, index) => `host-${index}`)
  for (let seed = 0; seed < 200; seed++) {
    const { subnet, hosts } = drawAddresses(`seed ${seed}`, topology, 0)
    const addresses = Object.values(hosts)
    expect(new Set(addresses).size).toBe(topology.length)
    for (const address of addresses) {
      expect(address.slice(0, address.lastIndexOf('.'))).toBe(subnet.slice(0, subnet.lastIndexOf('.')))
      expect(Number(address.split('.')[3])).toBeGreaterThanOrEqual(10)
      expect(Number(address.split('.')[3])).toBeLessThan(250)
    }
  }
})

test('the hosts file has every name, also the alias', () => {
  const addresses = { subnet: '10.1.2.0/24', hosts: { master: '10.1.2.3', 'log-host': '10.1.2.4' } }
  const params = withAddresses({ masterAlias: 'heron.lab' }, addresses)
  expect(params).toEqual({ masterAlias: 'heron.lab', masterAddress: '10.1.2.3', logHostAddress: '10.1.2.4' })
  expect(hostsFile(addresses.hosts, params)).toBe('10.1.2.3 master heron.lab\n10.1.2.4 log-host\n')
})
