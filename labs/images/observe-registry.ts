import type { HostProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import type { DoorTried, Observation, RegistryProcess } from './observation.ts'

/** Enough for one machine, and short enough to look live at what drops packets. */
const PATIENCE_MS = 2000
const LOOPBACK = /^(127\.|::1$)/

/** Every docker-registry that listens, with the unit that started it. */
export async function seeRegistries(host: HostProbe): Promise<RegistryProcess[]> {
  const listeners = await host.listeners()
  const pids = [...new Set(listeners.flatMap((listener) => listener.pids))]
  const processes = await Promise.all(pids.map((pid) => host.process(pid)))
  const registries = processes.filter((process) => process?.exe.endsWith('/docker-registry'))
  const found = await Promise.all(
    registries.map(async (process) => {
      const { pid = 0, cgroup = '' } = process ?? {}
      const unit = /^\/system\.slice\/([^/]+\.service)$/.exec(cgroup)?.[1] ?? ''
      const { UnitFileState = '' } = unit === '' ? {} : await host.unit(unit, ['UnitFileState'])
      return listeners
        .filter((listener) => listener.pids.includes(pid))
        .map(({ address, port }) => ({
          pid,
          port,
          loopback: LOOPBACK.test(address),
          unit,
          enabled: UnitFileState,
        }))
    }),
  )
  return found.flat()
}

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

/** With what master would verify the registry's certificate with: its folder in certs.d, and what was added to all. */
export async function lookAtCertificate(
  master: HostProbe,
  { registryAlias = '', registryPort = '' }: Params,
): Promise<Observation['certificate']> {
  const roots = [`/etc/docker/certs.d/${registryAlias}:${registryPort}`, '/usr/local/share/ca-certificates']
  const files = await master.findFiles({ roots, needle: 'BEGIN CERTIFICATE', maxFiles: 50 })
  const authorities = files.map(({ path }) => path).filter((path) => path.endsWith('.crt'))
  const pem = await Promise.all(authorities.slice(0, 10).map((path) => master.readFile(path)))
  const outcome = await master.connect({
    host: registryAlias,
    port: Number(registryPort),
    path: '/v2/',
    timeoutMs: PATIENCE_MS,
    // Without any, nobody is trusted: an empty text would mean that anybody is.
    tls: { ca: pem.some(Boolean) ? pem.join('\n') : NOBODY, verifyName: registryAlias },
  })
  return { authorities, outcome: reduceOutcome(outcome), at: new Date().toISOString() }
}

/** A text without a certificate in it; Node then trusts none at all. */
const NOBODY = '# none'
