import { describe, expect, test } from 'vitest'
import { PacketPathPicture } from '../../contract/index.ts'
import { createPacketPath } from './packet-path.ts'
import { ruleOf } from './rules.ts'
import { readRuleset } from './ruleset.ts'

/** From a lab host, shortened. */
const text = `table ip nat { # handle 8
	chain DOCKER { # handle 1
		iifname "docker0" counter packets 0 bytes 0 return # handle 4
		iifname != "docker0" tcp dport 8080 counter packets 2 bytes 120 dnat to 172.17.0.2:80 # handle 9
	}

	chain POSTROUTING { # handle 2
		type nat hook postrouting priority 100; policy accept;
		ip saddr 172.17.0.0/16 oifname != "docker0" counter packets 0 bytes 0 xt target "MASQUERADE" # handle 3
	}

	chain PREROUTING { # handle 5
		type nat hook prerouting priority -100; policy accept;
		fib daddr type local counter packets 5 bytes 300 jump DOCKER # handle 6
	}
}
table ip filter { # handle 9
	chain ORPHAN { # handle 1
		counter packets 0 bytes 0 accept # handle 19
	}

	chain FORWARD { # handle 8
		type filter hook forward priority 0; policy drop;
		oifname "docker0" ct state related,established counter packets 0 bytes 0 accept # handle 14
		counter packets 0 bytes 0 log prefix "x } accept" # handle 22
	}
}
table inet firewalld { # handle 7 progname firewalld
	flags owner,persist

	set blocked { # handle 99
		type ipv4_addr
		elements = { 10.0.0.1, 10.0.0.2,
			     10.0.0.3 }
	}

	chain filter_INPUT { # handle 14
		type filter hook input priority 10; policy accept;
		ct state { established, related } accept # handle 18
		ip6 daddr { ::/96 } reject with icmpv6 addr-unreachable # handle 45
		meta l4proto vmap { tcp : accept,
				    udp : drop } # handle 20
		jump filter_IN_public # handle 23
		reject with icmpx admin-prohibited # handle 24
	}

	chain filter_IN_public { # handle 46
		jump filter_IN_public_pre # handle 48
		tcp dport 22 accept comment "drop" # handle 57
	}

	chain filter_IN_public_pre { # handle 47
		jump filter_IN_public_log # handle 70
	}

	chain filter_IN_public_log { # handle 49
	}
}
`

describe('a ruleset in words', () => {
  test('is read chain by chain', () => {
    const chains = readRuleset(text)
    expect(chains.map(({ table, name }) => `${table} ${name}`)).toEqual([
      'nat DOCKER',
      'nat POSTROUTING',
      'nat PREROUTING',
      'filter ORPHAN',
      'filter FORWARD',
      'firewalld filter_INPUT',
      'firewalld filter_IN_public',
      'firewalld filter_IN_public_pre',
      'firewalld filter_IN_public_log',
    ])
    expect(chains[4]).toMatchObject({ family: 'ip', hook: 'forward', priority: 0, policy: 'drop' })
    expect(chains[5]?.rules.map(({ handle }) => handle)).toEqual([18, 45, 20, 23, 24])
  })

  test.each([
    'chain lost {\n',
    'table ip x {\n\tchain a {\n\t\taccept # handle 1',
    'table ip x {\n\tchain a {\n\t\taccept\n\t}\n\tchain b {\n',
    'table ip x {\n\tchain {\n\t\taccept # handle 1\n\t}\n}',
    `table ip x {\n\tchain a {\n${'\t\tnever ends\n'.repeat(20_000)}`,
    `table ip x {\n\tchain a {\n${'\t\t" # handle # handle \n'.repeat(10_000)}`,
    '\u0000'.repeat(1000),
  ])('is read to its end, whatever it says: %#', (odd) => {
    for (const { rules } of readRuleset(odd)) expect(rules.length).toBeLessThan(2)
  })
})

test.each([
  ['tcp dport 22 accept', 'tcp dport 22 accept', 'accept', null],
  ['counter packets 1 bytes 2 drop', 'drop', 'drop', null],
  ['counter packets 1 bytes 2', 'counter', 'other', null],
  ['reject with icmpx admin-prohibited', 'reject with icmpx admin-prohibited', 'reject', null],
  ['goto elsewhere', 'goto elsewhere', 'jump', 'elsewhere'],
  ['counter packets 1 bytes 2 masquerade', 'masquerade', 'translate', null],
  ['xt match "addrtype" xt target "DNAT"', 'xt match "addrtype" xt target "DNAT"', 'translate', null],
  ['log prefix "go and accept"', 'log prefix "go and accept"', 'other', null],
  ['return comment "jump x"', 'return comment "jump x"', 'return', null],
  ['mark set 0x1', 'mark set 0x1', 'other', null],
])('%s', (said, words, verdict, to) => {
  expect(ruleOf({ text: said, handle: 1 })).toMatchObject({ text: words, verdict, to })
})

describe('the picture', () => {
  const counters: [string, string, number, number, number][] = [
    ['ip', 'nat', 9, 3, 180],
    ['ip', 'filter', 9, 77, 77],
  ]
  const picture = createPacketPath()({ text, counters })
  const chain = (wanted: string) => picture.chains.find(({ name }) => name === wanted)

  test('is as the contract has it', () => {
    expect(PacketPathPicture.safeParse({ ...picture, at: new Date().toISOString() }).error).toBeUndefined()
  })

  test('has the chains that packets come to, in order, then those that they call', () => {
    expect(picture.chains.map(({ name }) => name)).toEqual([
      'PREROUTING',
      'filter_INPUT',
      'FORWARD',
      'POSTROUTING',
      'DOCKER',
      'filter_IN_public',
    ])
  })

  test('counts as the kernel did last', () => {
    expect(chain('DOCKER')?.rules).toEqual([
      { text: 'iifname "docker0" return', packets: 0, bytes: 0, to: null, verdict: 'return' },
      {
        text: 'iifname != "docker0" tcp dport 8080 dnat to 172.17.0.2:80',
        packets: 3,
        bytes: 180,
        to: null,
        verdict: 'translate',
      },
    ])
    expect(chain('PREROUTING')?.rules[0]).toMatchObject({ packets: 5, bytes: 300, to: 'DOCKER' })
  })

  test('leaves out what no IPv4 packet meets', () => {
    expect(chain('filter_INPUT')?.rules.map((rule) => rule.text)).toEqual([
      'ct state { established, related } accept',
      'meta l4proto vmap { tcp : accept, udp : drop }',
      'jump filter_IN_public',
      'reject with icmpx admin-prohibited',
    ])
    expect(chain('filter_IN_public')?.rules).toMatchObject([{ verdict: 'accept', packets: null }])
  })

  test('is bounded', () => {
    const many = Array.from({ length: 300 }, (_, n) => {
      const rules = '\t\taccept # handle 1\n'.repeat(20)
      return `\tchain c${n} { # handle 1\n\t\ttype filter hook input priority ${n}; policy accept;\n${rules}\t}\n`
    })
    const { chains } = createPacketPath()({ text: `table ip t {\n${many.join('')}}\n`, counters: [] })
    expect(chains).toHaveLength(200)
    expect(chains.flatMap(({ rules }) => rules)).toHaveLength(1200)
  })

  test('of chains that call each other ends', () => {
    const loop =
      'table ip t {\n\tchain a {\n\t\ttype filter hook input priority 0; policy accept;\n\t\tjump b # handle 1\n\t}\n\tchain b {\n\t\tjump a # handle 2\n\t}\n}\n'
    expect(createPacketPath()({ text: loop, counters: [] }).chains.map(({ name }) => name)).toEqual([
      'a',
      'b',
    ])
  })
})
