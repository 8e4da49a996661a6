import type { HostProbe, Params } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { areCovered, inLayer, inspectImage, layersOf } from '../shared/image-layers.ts'
import { programOf, statusFileOf } from './component.ts'
import type { ImageSeen } from './observation.ts'

const MOST_TRACES = 8

/** Looks into every layer of the image that a container runs from, and into what the container wrote. */
export async function seeImage(
  host: HostProbe,
  container: ContainerInspect,
  params: Params,
): Promise<ImageSeen | null> {
  const [image, named] = await Promise.all([
    inspectImage(host, container.Image),
    inspectImage(host, params.image ?? ''),
  ])
  if (!image) return null
  const layers = layersOf(image)
  const seen: ImageSeen = {
    id: image.Id,
    named: named?.Id ?? null,
    layers: layers?.length ?? 0,
    closed: null,
    traces: [],
    version: null,
    program: null,
  }
  if (!layers) return { ...seen, closed: 'driver' }
  if (await areCovered(host, layers)) return { ...seen, closed: 'covered' }
  const own = container.GraphDriver?.Data?.UpperDir
  const name = params.vulnerable ?? ''
  const [traces, record, program] = await Promise.all([
    findTraces(host, layers, own, params),
    readTopmost(host, layers, statusFileOf(name)),
    readTopmost(host, layers, programOf(name)),
  ])
  const version = /^Version:\s*(\S+)/m.exec(record ?? '')?.[1] ?? null
  return { ...seen, traces, version, program: program?.slice(0, 1000) ?? null }
}

/** The token as it is and as base64 has it, the address that it is sent to, and the place from which it is started. */
async function findTraces(
  host: HostProbe,
  layers: string[],
  own: string | undefined,
  { token = '', collector, collectorPort, backdoorFile = '' }: Params,
): Promise<string[]> {
  const encoded = Buffer.from(token).toString('base64').replace(/=+$/, '')
  const needles = [token, encoded, `${collector}:${collectorPort}`, backdoorFile]
  const roots = [...(own ? [own] : []), ...layers]
  const found = await Promise.all(needles.map((needle) => host.findFiles({ roots, needle })))
  const named = found
    .flat()
    .map(({ path }) =>
      own && path.startsWith(`${own}/`) ? `0:${path.slice(own.length)}` : inLayer(layers, path),
    )
  return [...new Set(named)].sort().slice(0, MOST_TRACES)
}

/** What the image shows at this path: the uppermost layer that has it. */
async function readTopmost(host: HostProbe, layers: string[], path: string): Promise<string | null> {
  for (const layer of layers.toReversed()) {
    const found = await host.stat(`${layer}${path}`)
    if (found?.type === 'file') return (await host.readFile(`${layer}${path}`)) ?? null
    if (found) return null
  }
  return null
}
