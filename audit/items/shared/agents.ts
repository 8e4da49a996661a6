import type { Observation } from '../../observation.ts'
import { isReadable } from '../../survey.ts'

/** A program that watches a machine, as it was found. */
export interface Agent {
  /** As units, processes and images call it: `node_exporter`. */
  name: string
  /** The unit, container or process that it is. */
  as: string
  /** It is installed as a service and did not stay up. */
  failed: boolean
}

/** Those of some programs that are on the machine: as services, as containers, as processes. Each once. */
export function agentsOf({ host, containers }: Observation, known: readonly string[]): Agent[] {
  const words = known.map((name) => ({ name, plain: plain(name) }))
  const nameIn = (text: string) => {
    const within = plain(text)
    return words.find((word) => within.includes(word.plain))?.name
  }
  const units = host.seen && isReadable(host.value.units) ? host.value.units.list : []
  const services = units
    .filter(({ name, active }) => name.endsWith('.service') && (active === 'active' || active === 'failed'))
    .flatMap(({ name, active }) => {
      const agent = nameIn(name.replace(/\.service$/, ''))
      return agent ? [{ name: agent, as: name, failed: active === 'failed' }] : []
    })
  const running = containers
    .filter(({ running: runs }) => runs)
    .flatMap(({ name, inspect }) => {
      const image = inspect.Config.Image.replace(/[:@].*$/, '')
        .split('/')
        .slice(-2)
        .join('/')
      const agent = nameIn(image)
      return agent ? [{ name: agent, as: name, failed: false }] : []
    })
  const programs = new Set(
    (host.seen ? host.value.processes : []).map(
      ({ exe, args }) => (exe || args[0] || '').split('/').at(-1) ?? '',
    ),
  )
  const processes = [...programs].flatMap((program) => {
    const agent = nameIn(program)
    return agent ? [{ name: agent, as: program, failed: false }] : []
  })
  const found = [...services, ...running, ...processes]
  return found.filter(({ name }, index) => found.findIndex((each) => each.name === name) === index)
}

/** So that `node-exporter` is in `prometheus-node-exporter` and in `prom/node_exporter`, but not `falco` in `falconry`. */
const plain = (words: string): string => `-${words.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-`
