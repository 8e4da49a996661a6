import type { HostProbe, Params } from '../../contract/index.ts'
import { findBootFiles, stateOf } from '../shared/boot-files.ts'
import { saysSomething } from './boot-rules.ts'
import type { ContainerSeen, Disk } from './observation.ts'

/** Any of firewalld's policies has one. */
const POLICY = '<ingress-zone'

/** What is on master's disk about the service's networks or the supplier, and whether a boot would read it. */
export async function observeDisk(
  master: HostProbe,
  service: ContainerSeen | null,
  params: Params,
): Promise<Disk> {
  const networks = service?.networks ?? []
  const needles = [
    params.supplierAddress,
    params.bridge,
    params.subnet,
    ...networks.flatMap(({ bridge, subnets, address }) => [bridge, address, ...subnets]),
    POLICY,
  ].filter((needle): needle is string => Boolean(needle))
  const [docker, files] = await Promise.all([
    Promise.all(['docker.service', 'docker.socket'].map((unit) => stateOf(master, unit))),
    findBootFiles(
      master,
      [...new Set(needles)],
      (line) => saysSomething(line) || needles.some((needle) => line.includes(needle)),
    ),
  ])
  return { docker, files }
}
