import { type Message, msg } from '../../contract/index.ts'
import type { PermanentFirewall } from './permanent-firewall.ts'
import { childrenOf, parseXml, type XmlElement } from './xml.ts'

/** Somebody who wants to come to a TCP port of master, from the network. */
export interface Visit {
  source: string
  destination: string
  port: number
}

/** What a zone or policy says to some visits, in the order of `rank`. */
export interface Said {
  accepts: boolean
  /** firewalld asks by priority, and of the same priority first what refuses. */
  priority: number
  because: Message
}

/** What `root`, a zone or a policy, says to a visit: the first is what counts. */
export function saidTo(visit: Visit, root: XmlElement, of: Message, config: PermanentFirewall): Said[] {
  const entries = childrenOf(root, 'port', 'service', 'protocol')
    .filter((entry) => opens(entry, visit, config))
    .map((entry) => ({
      accepts: true,
      priority: 0,
      because: msg`${of} opens ${inWords(entry)} to everybody`,
    }))
  const rules = childrenOf(root, 'rule').flatMap((rule): Said[] => {
    const action = childrenOf(rule, 'accept', 'reject', 'drop')[0]?.name
    if (!action || !applies(rule, visit, config)) return []
    const priority = Number(rule.attributes.priority ?? 0)
    return [{ accepts: action === 'accept', priority, because: msg`a rule of ${of} says ${action}` }]
  })
  return [...rules, ...entries].sort(
    (a, b) => a.priority - b.priority || Number(a.accepts) - Number(b.accepts),
  )
}

/** Whether an entry, also one of a rule, is about this port. */
function opens(entry: XmlElement, { port }: Visit, config: PermanentFirewall): boolean {
  const { name = '', port: range = '', protocol = '', value = '' } = entry.attributes
  if (entry.name === 'protocol') return ['tcp', '6', 'all'].includes(value)
  if (entry.name === 'port') return protocol === 'tcp' && isWithin(port, range)
  const service = parseXml(config.services[name] ?? '')
  return childrenOf(service ?? entry, 'port').some(
    ({ attributes }) => attributes.protocol === 'tcp' && isWithin(port, attributes.port ?? ''),
  )
}

const elsewhere = [
  'source-port',
  'icmp-block',
  'icmp-type',
  'masquerade',
  'forward-port',
  'tcp-mss-clamp',
] as const

/** Whether a rich rule is about this visit. */
function applies(rule: XmlElement, visit: Visit, config: PermanentFirewall): boolean {
  if (rule.attributes.family === 'ipv6') return false
  const place = (element: XmlElement, address: string) =>
    isAt(element, address, config) !== isTrue(element.attributes.invert)
  if (!childrenOf(rule, 'source').every((element) => place(element, visit.source))) return false
  if (!childrenOf(rule, 'destination').every((element) => place(element, visit.destination))) return false
  if (childrenOf(rule, ...elsewhere).length > 0) return false
  return childrenOf(rule, 'port', 'service', 'protocol').every((entry) => opens(entry, visit, config))
}

/** Whether a `source` or `destination` names this address: by itself, by a network or by a set. */
export function isAt({ attributes }: XmlElement, address: string, config: PermanentFirewall): boolean {
  const set = parseXml(config.ipsets[attributes.ipset ?? ''] ?? '')
  const named = set ? childrenOf(set, 'entry').map(({ text }) => text) : [attributes.address ?? '']
  return named.some((network) => isIn(address, network))
}

/** Whether an IPv4 address lies in a network: `10.0.0.0/8`, `10.0.0.0/255.0.0.0` or an address. */
export function isIn(address: string, network: string): boolean {
  const [base = '', mask = '32'] = network.split('/')
  const [one, other] = [toNumber(address), toNumber(base)]
  if (one === undefined || other === undefined) return false
  const bits = mask.includes('.')
    ? (toNumber(mask) ?? 0).toString(2).replaceAll('0', '').length
    : Number(mask)
  const size = 2 ** (32 - bits)
  return Math.floor(one / size) === Math.floor(other / size)
}

function toNumber(address: string): number | undefined {
  const parts = address.split('.').map(Number)
  return parts.length === 4 && parts.every((part) => part >= 0 && part < 256)
    ? parts.reduce((number, part) => number * 256 + part, 0)
    : undefined
}

function isWithin(port: number, range: string): boolean {
  const [first = NaN, last = first] = range.split('-').map(Number)
  return port >= first && port <= last
}

function isTrue(value: string | undefined): boolean {
  return ['true', 'yes', '1'].includes((value ?? '').toLowerCase())
}

function inWords({ name, attributes }: XmlElement): Message {
  const { port = '', name: service = '', value = '' } = attributes
  if (name === 'port') return msg`port ${port}`
  return name === 'service' ? msg`service ${service}` : msg`protocol ${value}`
}
