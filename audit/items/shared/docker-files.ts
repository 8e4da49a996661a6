import type { FileInfo } from '../../../contract/index.ts'
import { configFileOf, tlsFilesOf } from '../../../readings/daemon-options.ts'
import type { Observation } from '../../observation.ts'

/** What a file of Docker's may look like at most: every bit of its mode has to be among these. */
export interface FileRule {
  kind: 'file' | 'directory' | 'socket' | 'key' | 'program'
  most: number
}

const RULES: Record<FileRule['kind'], number> = {
  file: 0o644,
  directory: 0o755,
  socket: 0o660,
  key: 0o600,
  program: 0o755,
}

/** Which of those that were looked at are Docker's own: the client's folder of root has its own rule. */
export function ruleOf(
  { path, type }: Pick<FileInfo, 'path' | 'type'>,
  keys: readonly string[],
): FileRule | undefined {
  const kind = kindOf(path, type, keys)
  return kind && { kind, most: RULES[kind] }
}

function kindOf(path: string, type: FileInfo['type'], keys: readonly string[]): FileRule['kind'] | undefined {
  if (path.startsWith('/var/log/')) return undefined
  if (type === 'directory') return 'directory'
  if (type === 'socket') return 'socket'
  if (type !== 'file') return undefined
  if (keys.includes(path) || isKey(path)) return 'key'
  return /^\/usr\/s?bin\//.test(path) ? 'program' : 'file'
}

/** By its name, as keys of TLS commonly have it: key.pem, server-key.pem, client.key. */
function isKey(path: string): boolean {
  if (!/^\/(etc\/docker|root\/\.docker)\//.test(path)) return false
  const name = path.slice(path.lastIndexOf('/') + 1)
  return /\.key$/i.test(name) || /(^|[-_.])key\.pem$/i.test(name)
}

/** Files of the daemon's that its arguments and its configuration name: each with whether it is a private key. */
export function filesNamed({ host, configuration }: Observation): { path: string; isKey: boolean }[] {
  const args = configuration.seen
    ? configuration.value.args
    : host.seen
      ? (host.value.daemon?.args ?? [])
      : []
  const file = configuration.seen ? (configuration.value.file ?? {}) : {}
  return [{ path: configFileOf(args), isKey: false }, ...tlsFilesOf(args, file)]
}

/** A mode as people write it: 644. */
export const octal = (mode: number): string => mode.toString(8).padStart(3, '0')

/** The number of a group, from /etc/group. */
export function groupNumber(groups: string, name: string): number | undefined {
  const row = groups.split('\n').find((line) => line.startsWith(`${name}:`))
  const number = row?.split(':')[2]
  return number !== undefined && /^\d+$/.test(number) ? Number(number) : undefined
}
