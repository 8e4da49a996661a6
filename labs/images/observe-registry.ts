import type { HostProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import type { RegistryProcess } from '../shared/registries.ts'
import type { DoorTried } from './observation.ts'

/** Enough for one machine, and short enough to look live at what drops packets. */
const PATIENCE_MS = 2000

/**
 * As somebody without a login: in full at the registry's port, and one request without and one with TLS at
 * every other port of a docker-registry, from the host itself where nobody else gets there.
 */
export async function tryDoors(
  master: HostProbe,
  registry: HostProbe,
  params: Params,
  registries: RegistryProcess[],
  blob: string | undefined,
): Promise<DoorTried[]> {
  const main = Number(params.registryPort)
  const repository = `/v2/house/${params.service}`
  const others = new Map(registries.filter(({ port }) => port !== main).map((each) => [each.port, each]))
  const knock = (door: Omit<DoorTried, 'outcome' | 'at'>, loopback = false) =>
    tryDoor(
      loopback ? registry : master,
      loopback ? '127.0.0.1' : (params.registryAddress ?? 'registry'),
      door,
    )
  const reads = ['/v2/', '/v2/_catalog', ...(blob ? [`${repository}/blobs/${blob}`] : [])]
  // A blob that is there already is only linked once more: taken, and nothing is left behind.
  const mount = blob ? [`${repository}/blobs/uploads/?mount=${blob}&from=house/${params.service}`] : []
  return Promise.all([
    knock({ from: 'master', port: main, tls: false, method: 'GET', path: '/v2/' }),
    ...reads.map((path) => knock({ from: 'master', port: main, tls: true, method: 'GET', path })),
    ...mount.map((path) => knock({ from: 'master', port: main, tls: true, method: 'POST', path })),
    ...[...others.values()].flatMap(({ port, loopback }) =>
      [false, true].map((tls) =>
        knock(
          { from: loopback ? 'registry' : 'master', port, tls, method: 'GET', path: '/v2/_catalog' },
          loopback,
        ),
      ),
    ),
  ])
}

async function tryDoor(
  from: HostProbe,
  address: string,
  door: Omit<DoorTried, 'outcome' | 'at'>,
): Promise<DoorTried> {
  const { port, tls, method, path } = door
  const outcome = await from.connect({
    host: address,
    port,
    path,
    method,
    timeoutMs: PATIENCE_MS,
    ...(tls ? { tls: {} } : {}),
  })
  return { ...door, outcome: reduceOutcome(outcome), at: new Date().toISOString() }
}
