import { hostname, networkInterfaces } from 'node:os'
import { type ListenAddress, bracketed, isEverywhere, isLoopback } from './listen-address.ts'

/** The names and addresses by which a class server is reached, in the order in which people should try them; IPv6 without brackets. */
export interface OwnNames {
  /** For links. */
  shown: string[]
  /** All that are answered to, and that its certificate is for. */
  known: string[]
}

type Interfaces = ReturnType<typeof networkInterfaces>

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']
/** Of containers and virtual machines: nobody in the room reaches them. */
const INNER = /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|podman|lxc|bulkhead)/

export function ownNames(
  { host }: Pick<ListenAddress, 'host'>,
  publicNames: readonly string[],
  machine: { interfaces: Interfaces; name: string } = { interfaces: networkInterfaces(), name: hostname() },
): OwnNames {
  if (isLoopback(host))
    return distinct({ shown: [...publicNames, '127.0.0.1'], known: [...publicNames, ...LOOPBACK] })
  if (!isEverywhere(host)) return distinct({ shown: [...publicNames, host], known: [...publicNames, host] })
  const addresses = outerAddresses(machine.interfaces)
  const name = machine.name.toLowerCase()
  const names =
    name === '' || name === 'localhost' ? [] : name.includes('.') ? [name] : [name, `${name}.local`]
  return distinct({
    shown: addresses.length + publicNames.length > 0 ? [...publicNames, ...addresses] : ['127.0.0.1'],
    known: [...publicNames, ...addresses, ...names, ...LOOPBACK],
  })
}

/** Of IPv4 first those of networks that others are in, then IPv6 without what needs a zone. */
function outerAddresses(interfaces: Interfaces): string[] {
  const all = Object.entries(interfaces)
    .toSorted(([a], [b]) => Number(INNER.test(a)) - Number(INNER.test(b)))
    .flatMap(([, faces]) => faces ?? [])
    .filter((face) => !face.internal)
  const of = (family: string) => all.filter((face) => face.family === family).map((face) => face.address)
  return [...of('IPv4'), ...of('IPv6').filter((address) => !address.startsWith('fe80'))]
}

const distinct = ({ shown, known }: OwnNames): OwnNames => ({
  shown: [...new Set(shown)],
  known: [...new Set(known)],
})

/** "name:4848", or without the port where browsers leave it out. */
export const hostHeaders = (name: string, port: number): string[] =>
  port === 443 ? [bracketed(name), `${bracketed(name)}:443`] : [`${bracketed(name)}:${port}`]

export const urlOf = (name: string, port: number): string =>
  `https://${bracketed(name)}${port === 443 ? '' : `:${port}`}`
