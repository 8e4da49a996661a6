import type { FileInfo } from '../../contract/index.ts'

/** What the daemon says of an image, as far as it is used here. */
export interface ImageInspect {
  Id: string
  Size: number
  Config: { Env?: string[] | null; Cmd?: string[] | null; Labels?: Record<string, string> | null } | null
  GraphDriver: { Name: string; Data: Record<string, string> | null }
}

/** The directories of an image's layers on the host, the lowest first; `undefined` where the driver keeps none. */
export function layersOf({ GraphDriver }: ImageInspect): string[] | undefined {
  const { UpperDir, LowerDir } = GraphDriver.Data ?? {}
  if (GraphDriver.Name !== 'overlay2' || !UpperDir) return undefined
  const below = LowerDir ? LowerDir.split(':') : []
  return [UpperDir, ...below].reverse()
}

/**
 * Whether something is mounted over a layer or into it, so that what is seen there is not what the image has.
 * The daemon itself mounts only `merged`, beside a layer's `diff`.
 */
export function isCovered(layer: string, mountPoints: readonly string[]): boolean {
  const home = layer.replace(/\/[^/]+$/, '')
  return mountPoints.some(
    (point) => point === home || (point.startsWith(`${home}/`) && point !== `${home}/merged`),
  )
}

/** `2:/etc/shadow` of a file in the second layer. */
export function inLayer(layers: readonly string[], path: string): string {
  const index = layers.findIndex((layer) => path.startsWith(`${layer}/`))
  return `${index + 1}:${path.slice(layers[index]?.length ?? 0)}`
}

const sshPrograms =
  /\/(sshd|sshd-session|sshd-auth|sftp-server|dropbear\w*|dropbearmulti|telnetd|in\.telnetd)$/
const sshFolders = /\/(etc\/(ssh|dropbear)\/|\.ssh\/)/

export function isOfSsh(path: string): boolean {
  return sshPrograms.test(path) || sshFolders.test(path)
}

export function isSetuid({ mode }: Pick<FileInfo, 'mode'>): boolean {
  return (mode & 0o6000) !== 0
}

/** Accounts of a passwd or shadow file in which somebody can log in with a password, or without one. */
export function openAccounts(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', hash] = line.split(':')
    // `x` sends one to shadow; `*` and `!` are what no password comes out as.
    return name === '' || hash === undefined || /^(x$|[*!])/.test(hash) ? [] : [name]
  })
}
