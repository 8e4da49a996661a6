import type { HostProbe } from '../../contract/index.ts'

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

/** `--name=value`, `--name value`, or `''` for a bare flag; the last one counts. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const index = args.findLastIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  const arg = args[index]
  if (arg === undefined) return undefined
  if (arg.includes('=')) return arg.slice(arg.indexOf('=') + 1)
  const value = args[index + 1]
  return value === undefined || value.startsWith('-') ? '' : value
}

/** The configuration file that these arguments name. */
export function configFileOf(args: readonly string[]): string {
  return optionOf(args, 'config-file') || '/etc/docker/daemon.json'
}

/** Its content as dockerd would take it: nothing where there is no file, `undefined` where it is no JSON object. */
export function parseConfiguration(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined || text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return value as Record<string, unknown>
  } catch {
    return undefined
  }
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
