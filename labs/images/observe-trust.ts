import { ProbeError, type HostProbe, type Params } from '../../contract/index.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import type { LoginTried, Observation } from './observation.ts'

interface Info {
  RegistryConfig?: {
    InsecureRegistryCIDRs?: string[] | null
    IndexConfigs?: Record<string, { Name: string; Secure: boolean }> | null
  }
}

/**
 * Logins as `docker login` tries them: the daemon on master goes to the registry, with the authorities that
 * it trusts and the exceptions that it makes.
 */
export async function tryLogins(master: HostProbe, params: Params): Promise<Observation['logins']> {
  const { registryUser = '', registryPassword = '' } = params
  const [right, wrong, stranger] = await Promise.all([
    tryLogin(master, params, registryUser, registryPassword),
    tryLogin(master, params, registryUser, `${registryPassword}x`),
    tryLogin(master, params, `not-${registryUser}`, registryPassword),
  ])
  return { right, wrong, stranger }
}

async function tryLogin(
  master: HostProbe,
  { registryAlias, registryPort }: Params,
  username: string,
  password: string,
): Promise<LoginTried> {
  const at = new Date().toISOString()
  const body = { username, password, serveraddress: `${registryAlias}:${registryPort}` }
  try {
    const answer = await api(master, { method: 'POST', path: '/auth', body, timeoutMs: 4000 })
    const { Status } = (answer.json ?? {}) as { Status?: string }
    return { status: answer.status, message: (Status ?? answer.message).trim().slice(0, 300), at }
  } catch (error) {
    // Where a firewall swallows what the daemon sends, it does not answer in time either.
    if (error instanceof ProbeError) return { status: 0, message: error.message.slice(0, 300), at }
    throw error
  }
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
