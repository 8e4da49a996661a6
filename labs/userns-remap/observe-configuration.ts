import type { HostProbe } from '../../contract/index.ts'
import type { Observation } from './observation.ts'
import { configFileOf, loginAccounts, remapOf } from './remap-options.ts'

const SERVICE = [
  'ActiveState',
  'MainPID',
  'NeedDaemonReload',
  'UnitFileState',
  'FragmentPath',
  'DropInPaths',
  'EnvironmentFiles',
]

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

export async function readUnits(host: HostProbe): Promise<Observation['units']> {
  const [service, socket] = await Promise.all([
    host.unit('docker.service', SERVICE),
    host.unit('docker.socket', ['ActiveState', 'UnitFileState']),
  ])
  return { service, socket }
}

/** When what decides how dockerd starts was last changed. */
export async function readConfiguration(
  host: HostProbe,
  service: Record<string, string>,
  args: readonly string[],
): Promise<Observation['configuration']> {
  const words = ['FragmentPath', 'DropInPaths', 'EnvironmentFiles'].flatMap((name) =>
    (service[name] ?? '').split(' '),
  )
  const paths = new Set([...words.filter((word) => word.startsWith('/')), configFileOf(args)])
  const files = await Promise.all([...paths].map((path) => host.stat(path)))
  return files.flatMap((file) => (file ? [{ path: file.path, changedAt: file.changedAt }] : []))
}
