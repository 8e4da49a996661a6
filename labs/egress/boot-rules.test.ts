import { describe, expect, test } from 'vitest'
import type { BootFile } from '../shared/boot-files.ts'
import { chanceAddress, keptAtBoot, saysSomething } from './boot-rules.ts'
import { solved } from './test-observation.ts'

const file = (path: string, lines: string[], state = 'enabled'): BootFile => ({
  path,
  lines,
  units: [{ name: 'some.service', state }],
})
const policy = (egress: string) =>
  file('/etc/firewalld/policies/x.xml', ['<policy target="REJECT">', `<egress-zone name="${egress}"/>`])
const direct = (chain: string) =>
  file('/etc/firewalld/direct.xml', [`<rule chain="${chain}">-i br-plaza -j DROP</rule>`])

describe('what a file keeps', () => {
  test.each<[string, BootFile, boolean, boolean]>([
    ['both chains of nftables', file('/etc/x.nft', ['hook forward', 'hook input', 'reject']), true, true],
    ['an early chain', file('/etc/x.nft', ['type filter hook prerouting', 'drop']), true, true],
    ['DOCKER-USER', file('/root/x', ['iptables -I DOCKER-USER -j DROP']), true, false],
    ['INPUT', file('/root/x', ['iptables -I INPUT -j REJECT']), false, true],
    ['OUTPUT', file('/root/x', ['iptables -I OUTPUT -j REJECT']), false, false],
    ['nothing that refuses', file('/root/x', ['iptables -I INPUT -j ACCEPT']), false, false],
    ['a unit that does not start', file('/root/x', ['INPUT', 'forward', 'drop'], 'disabled'), false, false],
    ['a policy outward', policy('public'), true, false],
    ['a policy towards master', policy('HOST'), false, true],
    ["a direct rule in Docker's chain", direct('DOCKER-USER'), false, false],
    ['a direct rule for master', direct('INPUT'), false, true],
  ])('%s', (_, found, outward, host) => {
    const kept = keptAtBoot([found])
    expect([kept.outward.length > 0, kept.host.length > 0]).toEqual([outward, host])
  })
})

test('an address that the container has by chance is told from others', () => {
  const { service } = solved()
  const naming = (line: string) => chanceAddress([file('/root/x', [line])], service)
  expect(naming('-s 172.21.7.3 -j DROP')).toBe('172.21.7.3')
  expect(naming('-s 172.21.7.30 -j DROP')).toBeUndefined()
  expect(naming('-s 172.21.7.0/24 -j DROP')).toBeUndefined()
  service!.networks[0]!.fixed = true
  expect(naming('-s 172.21.7.3 -j DROP')).toBeUndefined()
})

test('lines that say where and what are kept', () => {
  expect(['iptables -A INPUT x', 'counter drop', '<egress-zone name="HOST"/>'].every(saysSomething)).toBe(
    true,
  )
  expect(saysSomething('[Install]')).toBe(false)
})
