import type { Finding } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { chainsOf, type FilterChains } from '../../readings/packet-filter.ts'
import { type AuditItem, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { settingInEffect } from './shared/daemon-setting.ts'
import { someOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { isLoopback, publishedBy } from './shared/published.ts'

const NOT_LOADED = msg`The daemon did not load its setting for the packet filter.`

/**
 * By the rules that the kernel has: a daemon that may write rules, and whose rules somebody flushed, protects nobody;
 * rules that are left of a daemon that may no longer write any don't follow its containers.
 */
export const iptables: AuditItem = {
  id: 'N2',
  bench: ['2.4'],
  mend: {
    how: msg`Take "iptables": false out of /etc/docker/daemon.json and --iptables=false out of the daemon’s arguments, and restart Docker: it writes its rules again, also those that were flushed.`,
    commands: [
      'grep -rn iptables /etc/docker/daemon.json /etc/systemd/system/docker.service.d/',
      'systemctl restart docker',
      'iptables -S FORWARD',
    ],
  },
  judge(seen) {
    const told = forbidden(seen)
    const others = notLoaded(seen, ['iptables', 'ip-forward'])
    const filter = readFilter(seen)
    if ('why' in filter) {
      return judged({
        findings: [...told, ...others],
        wrong: told.length > 0 ? filter.forbids : NOT_LOADED,
        right: filter.forbids,
        blind: filter.why,
      })
    }
    const missing = missingFrom(filter.chains, seen)
    const lost: Finding[] =
      missing.length === 0
        ? []
        : [
            {
              subject: 'host',
              summary: msg`Of Docker’s rules in the kernel’s packet filter these are missing: ${someOf(missing, 5)}.`,
              looked: [
                {
                  tried: msg`Read the packet filter as the kernel has it`,
                  expected: msg`Docker’s chains, and the jumps to them`,
                  got: msg`missing: ${someOf(missing, 10)}`,
                },
              ],
            },
          ]
    return judged({
      findings: [...told, ...lost, ...others],
      wrong: lost[0]?.summary ?? (told.length > 0 ? filter.forbids : NOT_LOADED),
      right: msg`Docker’s rules are in the kernel’s packet filter.`,
      looked: [
        {
          tried: msg`Read the packet filter as the kernel has it`,
          expected: msg`Docker’s chains, and the jumps to them`,
          got: msg`all there`,
        },
      ],
    })
  },
}

type Filter = { forbids: ReturnType<typeof msg> } & (
  | { chains: FilterChains }
  | { why: ReturnType<typeof msg> }
)

function readFilter({ host, info }: Observation): Filter {
  const forbids = msg`Docker may not write rules for the packet filter.`
  if (!host.seen) return { forbids, why: msg`The packet filter could not be seen. ${host.why}` }
  if (info.SecurityOptions.some((option) => option.startsWith('name=rootless')))
    return {
      forbids,
      why: msg`A daemon that runs without root’s rights has its rules in a network of its own, which the audit does not see.`,
    }
  const { packetFilter, texts } = host.value
  if (!isReadable(packetFilter))
    return {
      forbids,
      why: msg`The packet filter could not be read (${packetFilter.unreadable}); the audit needs root’s rights and the program nft for it.`,
    }
  const old = texts['/proc/1/net/ip_tables_names']
  if (isReadable(old) && /^(filter|nat)$/m.test(old.text))
    return {
      forbids,
      why: msg`This machine has rules in the kernel’s old packet filter, which nft does not show. Look at them with iptables-legacy-save.`,
    }
  return { forbids, chains: chainsOf(packetFilter.ruleset) }
}

function forbidden({ configuration }: Observation): Finding[] {
  if (!configuration.seen) return []
  const value = settingInEffect(configuration.value, 'iptables')
  if (value !== false && String(value) !== 'false') return []
  return [
    {
      subject: 'setting:iptables',
      summary: msg`The daemon runs with iptables switched off, so its containers have no rules.`,
      looked: [
        {
          tried: msg`Read the arguments of the daemon and ${configuration.value.path}`,
          expected: msg`no iptables, or iptables: true`,
          got: msg`iptables: false`,
        },
      ],
    },
  ]
}

/** What Docker writes, by version: until 27 FORWARD jumps to its chains itself, from 28 on through DOCKER-FORWARD. */
function missingFrom(chains: FilterChains, { containers }: Observation): string[] {
  // The daemon's own way to nftables (from 29 on) has tables of its own.
  if ([...chains].some(([name, rules]) => name.startsWith('ip docker-bridges ') && rules.length > 0))
    return []
  const jumps = (chain: string, target: string) =>
    chains.get(chain)?.some(({ jump }) => jump === target) ?? false
  const missing: string[] = []
  const wanted = (isThere: boolean, what: string) => {
    if (!isThere) missing.push(what)
  }
  const isNew = chains.has('ip filter DOCKER-FORWARD')
  wanted(chains.has('ip filter DOCKER'), 'filter DOCKER')
  wanted(chains.has('ip filter DOCKER-USER'), 'filter DOCKER-USER')
  wanted(jumps('ip filter FORWARD', 'DOCKER-USER'), 'FORWARD → DOCKER-USER')
  if (isNew) {
    wanted(jumps('ip filter FORWARD', 'DOCKER-FORWARD'), 'FORWARD → DOCKER-FORWARD')
    wanted((chains.get('ip filter DOCKER-FORWARD')?.length ?? 0) > 0, 'filter DOCKER-FORWARD')
  } else {
    const isolation = 'DOCKER-ISOLATION-STAGE-1'
    // Docker ends it with a rule of its own: an empty one was flushed.
    wanted((chains.get(`ip filter ${isolation}`)?.length ?? 0) > 0, `filter ${isolation}`)
    wanted(jumps('ip filter FORWARD', isolation), `FORWARD → ${isolation}`)
    wanted(jumps('ip filter FORWARD', 'DOCKER'), 'FORWARD → DOCKER')
  }
  wanted(jumps('ip nat PREROUTING', 'DOCKER'), 'nat PREROUTING → DOCKER')
  const led = new Set(chains.get('ip nat DOCKER')?.map(({ port }) => port))
  for (const { isOpen, address, port, protocol } of containers.flatMap(publishedBy))
    if (isOpen && port > 0 && !address.includes(':') && !isLoopback(address))
      wanted(led.has(port), `nat DOCKER ${protocol}/${port}`)
  return missing
}
