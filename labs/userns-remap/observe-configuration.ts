import type { HostProbe } from '../../contract/index.ts'
import { configFileOf } from '../../readings/daemon-options.ts'
import type { Observation } from './observation.ts'
import { loginAccounts, remapOf } from './remap-options.ts'

/** What dockerd is told about ids, and what the host's tables say to it. */
export async function readRemap(
  host: HostProbe,
  args: readonly string[],
): Promise<Pick<Observation, 'remap' | 'accounts'>> {
  const [json, subuid, subgid, passwd, group] = await Promise.all(
    [configFileOf(args), '/etc/subuid', '/etc/subgid', '/etc/passwd', '/etc/group'].map((path) =>
      host.readFile(path),
    ),
  )
  return { remap: remapOf(args, json, { subuid, subgid, passwd, group }), accounts: loginAccounts(passwd) }
}
