import { ProbeError, type HostProbe, type Params } from '../../contract/index.ts'
import { api } from '../shared/daemon-api.ts'
import type { LoginTried, Observation } from './observation.ts'

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
