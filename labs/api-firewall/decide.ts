import { type Message, msg } from '../../contract/index.ts'
import { directRefusal } from './direct-rules.ts'
import { isAt, saidTo, type Said, type Visit } from './firewall-rules.ts'
import type { PermanentFirewall } from './permanent-firewall.ts'
import { childrenOf, parseXml, type XmlElement } from './xml.ts'

const INTERFACE = 'eth0'

export interface Decision {
  accepts: boolean
  /** Half a sentence. */
  because: Message
}

/** What firewalld would say to a visit from the network, had it just read its files. */
export function decide(config: PermanentFirewall, visit: Visit): Decision {
  const direct = directRefusal(config.direct, visit)
  if (direct) return { accepts: false, because: direct }
  const zone = zoneOf(config, visit.source)
  const policies = Object.entries(config.policies).flatMap(([name, text]) =>
    saidByPolicy(name, parseXml(text), zone.name, visit, config),
  )
  const { target } = zone.root?.attributes ?? {}
  const saids: Said[] = [
    ...policies.filter(({ priority }) => priority < 0),
    ...(zone.root ? saidTo(visit, zone.root, msg`zone ${zone.name}`, config) : []),
    ...policies.filter(({ priority }) => priority > 0),
  ]
  const { accepts, because } = saids[0] ?? {
    accepts: target === 'ACCEPT',
    because:
      target === 'ACCEPT'
        ? msg`zone ${zone.name} accepts everything`
        : msg`nothing in zone ${zone.name} lets ${visit.source} come to port ${visit.port}`,
  }
  return { accepts, because }
}

/** Zones by the visitor's address come before the one of the network card, and that before the default. */
function zoneOf(config: PermanentFirewall, source: string): { name: string; root: XmlElement | undefined } {
  const zones = Object.entries(config.zones).map(([name, text]) => ({ name, root: parseXml(text) }))
  const bySource = zones
    .filter(({ root }) => root && childrenOf(root, 'source').some((from) => isAt(from, source, config)))
    .sort((a, b) => priorityOf(a.root) - priorityOf(b.root) || (a.name < b.name ? -1 : 1))
  const byInterface = zones.filter(
    ({ root }) => root && childrenOf(root, 'interface').some((card) => card.attributes.name === INTERFACE),
  )
  const byDefault = zones.filter(({ name }) => name === config.defaultZone)
  return [...bySource, ...byInterface, ...byDefault][0] ?? { name: config.defaultZone, root: undefined }
}

function priorityOf(root: XmlElement | undefined): number {
  return Number(root?.attributes['ingress-priority'] ?? root?.attributes.priority ?? 0)
}

/** A policy stands between zones; this is about those that lead from the visitor's zone to master itself. */
function saidByPolicy(
  name: string,
  root: XmlElement | undefined,
  zone: string,
  visit: Visit,
  config: PermanentFirewall,
): Said[] {
  if (!root) return []
  const zonesOf = (way: string) => childrenOf(root, way).map(({ attributes }) => attributes.name)
  const from = zonesOf('ingress-zone')
  if (!zonesOf('egress-zone').includes('HOST') || !(from.includes(zone) || from.includes('ANY'))) return []
  const priority = Number(root.attributes.priority ?? -1)
  const target = root.attributes.target ?? 'CONTINUE'
  const last: Said[] =
    target === 'CONTINUE'
      ? []
      : [{ accepts: target === 'ACCEPT', priority, because: msg`policy ${name} says ${target}` }]
  return [...saidTo(visit, root, msg`policy ${name}`, config), ...last].map((said) => ({ ...said, priority }))
}
