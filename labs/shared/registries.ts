import type { HostProbe } from '../../contract/index.ts'
import { api, isDone } from './daemon-api.ts'
import { reduceOutcome, type Outcome } from './evidence.ts'

/** A docker-registry that listens on the registry's host. */
export interface RegistryProcess {
  pid: number
  port: number
  /** Only on the host's own loopback. */
  loopback: boolean
  /** The systemd unit that it belongs to, and whether that is started at boot; empty for neither. */
  unit: string
  enabled: string
}

/** Our own client's look at a registry's certificate with the authorities that a host trusts for it. */
export interface CertificateSeen {
  authorities: string[]
  outcome: Outcome
  at: string
}

interface Info {
  RegistryConfig?: {
    InsecureRegistryCIDRs?: string[] | null
    IndexConfigs?: Record<string, { Name: string; Secure: boolean }> | null
  }
}

/** Enough for one machine, and short enough to look live at what drops packets. */
const PATIENCE_MS = 2000
const LOOPBACK = /^(127\.|::1$)/
/** A text without a certificate in it; Node then trusts none at all. */
const NOBODY = '# none'

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

/** Verified with what the host would verify a registry's certificate with: its folder in certs.d, and what was added to all. */
export async function lookAtCertificate(
  master: HostProbe,
  name: string,
  port: number,
  address = name,
): Promise<CertificateSeen> {
  const roots = [`/etc/docker/certs.d/${name}:${port}`, '/usr/local/share/ca-certificates']
  const files = await master.findFiles({ roots, needle: 'BEGIN CERTIFICATE', maxFiles: 50 })
  const authorities = files.map(({ path }) => path).filter((path) => path.endsWith('.crt'))
  const pem = await Promise.all(authorities.slice(0, 10).map((path) => master.readFile(path)))
  const outcome = await master.connect({
    host: address,
    port,
    path: '/v2/',
    timeoutMs: PATIENCE_MS,
    // Without any, nobody is trusted: an empty text would mean that anybody is.
    tls: { ca: pem.some(Boolean) ? pem.join('\n') : NOBODY, verifyName: name },
  })
  return { authorities, outcome: reduceOutcome(outcome), at: new Date().toISOString() }
}

/** What the daemon that runs believes without a proof. Its own loopback is always among it. */
export async function seeInsecure(master: HostProbe): Promise<string[] | null> {
  const answer = await api(master, { path: '/info' })
  if (!isDone(answer)) return null
  const { RegistryConfig } = answer.json as Info
  if (!RegistryConfig) return null
  const ranges = (RegistryConfig.InsecureRegistryCIDRs ?? []).filter(
    (range) => !/^(127\.\d+\.\d+\.\d+\/(8|9|[12]\d|3[0-2])|::1\/128)$/.test(range),
  )
  const names = Object.entries(RegistryConfig.IndexConfigs ?? {})
    .filter(([, { Secure }]) => !Secure)
    .map(([name]) => name)
  return [...names, ...ranges]
}
