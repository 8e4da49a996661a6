import type { Observation } from '../../audit/observation.ts'
import { isReadable } from '../../audit/survey.ts'

export type SeenOfWorld = Pick<Observation, 'configuration' | 'containers' | 'networks' | 'images' | 'host'>

/**
 * Whether what a case is about was on the machine. Nothing is wrong with a container that isn't there, so without this a
 * world whose setup broke, or a name that was mistyped, would show that all is well.
 */
export function isThere(subject: string, seen: SeenOfWorld): boolean {
  const [kind, name] = [
    subject.slice(0, subject.indexOf(':')),
    subject.slice(subject.indexOf(':') + 1),
  ] as const
  if (kind === 'container') return seen.containers.some((each) => each.name === name)
  if (kind === 'network') return seen.networks.some((each) => each.name === name)
  if (kind === 'image') return seen.images.some(({ tags }) => tags.includes(name))
  if (kind === 'port') return portsOf(seen).has(name)
  if (kind === 'service') return servicesOf(seen).has(name)
  // Settings and files may be right by being left out.
  return true
}

/** `tcp/8080`: held by a process of the machine, or published for a container, or to be once it is started. */
function portsOf({ host, containers }: SeenOfWorld): Set<string> {
  const read = host.seen ? host.value.listeners : undefined
  const held = isReadable(read) ? read.sockets.map(({ protocol, port }) => `${protocol}/${port}`) : []
  const published = containers.flatMap(({ inspect }) =>
    [inspect.NetworkSettings.Ports, inspect.HostConfig.PortBindings].flatMap((ports) =>
      Object.entries(ports ?? {}).flatMap(([inside, bindings]) =>
        (bindings ?? []).map(({ HostPort }) => `${inside.split('/')[1]}/${HostPort}`),
      ),
    ),
  )
  return new Set([...held, ...published])
}

function servicesOf({ host }: SeenOfWorld): Set<string> {
  const read = host.seen ? host.value.units : undefined
  return new Set(isReadable(read) ? read.list.map(({ name }) => name) : [])
}
