import type { HostProbe } from '../../contract/index.ts'
import { configFileOf } from '../../readings/daemon-options.ts'

/** What systemd says of docker.service, as far as it decides how and whether dockerd starts. */
const SERVICE = [
  'ActiveState',
  'SubState',
  'MainPID',
  'NeedDaemonReload',
  'UnitFileState',
  'FragmentPath',
  'DropInPaths',
  'EnvironmentFiles',
]

export interface DockerUnits {
  service: Record<string, string>
  socket: Record<string, string>
}

/** A file that decides how dockerd starts, and when it was last changed, in milliseconds since the epoch. */
export interface ConfigurationFile {
  path: string
  changedAt: number
}

export async function readDockerUnits(host: HostProbe): Promise<DockerUnits> {
  const [service, socket] = await Promise.all([
    host.unit('docker.service', SERVICE),
    host.unit('docker.socket', ['ActiveState', 'UnitFileState']),
  ])
  return { service, socket }
}

/** Unit, drop-ins, environment files and daemon.json, as far as they are there. */
export async function readConfigurationFiles(
  host: HostProbe,
  service: Record<string, string>,
  args: readonly string[],
): Promise<ConfigurationFile[]> {
  const words = ['FragmentPath', 'DropInPaths', 'EnvironmentFiles'].flatMap((name) =>
    (service[name] ?? '').split(' '),
  )
  const paths = new Set([...words.filter((word) => word.startsWith('/')), configFileOf(args)])
  const files = await Promise.all([...paths].map((path) => host.stat(path)))
  return files.flatMap((file) => (file ? [{ path: file.path, changedAt: file.changedAt }] : []))
}
