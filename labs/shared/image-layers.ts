import { ProbeError, type HostProbe, msg } from '../../contract/index.ts'
import { api, isDone } from './daemon-api.ts'
import { readMounts } from '../../readings/mountinfo.ts'

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

/** By ID or name; `undefined` where there is no such image or nobody answers. */
export async function inspectImage(host: HostProbe, reference: string): Promise<ImageInspect | undefined> {
  const answer = await api(host, { path: `/images/${encodeURIComponent(reference)}/json` })
  if (answer.status === 0 || answer.status === 404) return undefined
  if (!isDone(answer) || answer.json === undefined)
    throw new ProbeError(
      msg`Docker on ${host.name} did not describe an image: ${answer.message.slice(0, 200)}`,
    )
  return answer.json as ImageInspect
}

/** Whether what is seen of an image's layers on the disk is not what the image has. */
export async function areCovered(host: HostProbe, layers: readonly string[]): Promise<boolean> {
  const points = readMounts((await host.processFile(1, 'mountinfo')) ?? '').map(({ point }) => point)
  if (layers.some((layer) => isCovered(layer, points))) return true
  const found = await Promise.all(layers.map((layer) => host.stat(layer)))
  return found.some((info) => info?.type !== 'directory')
}
