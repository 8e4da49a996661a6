import type { ObservedContainer, ObservedImage, Observation } from '../../observation.ts'

/** As a person knows it: its first tag, what it was pulled as, or the beginning of its ID. */
export const imageName = ({ tags, digests, id }: Pick<ObservedImage, 'tags' | 'digests' | 'id'>): string =>
  tags[0] ??
  digests[0]?.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]*$/, '$1') ??
  id.slice(0, 'sha256:'.length + 12)

/** An image with the containers that were made from it, running or not. */
export interface UsedImage {
  image: ObservedImage
  containers: ObservedContainer[]
}

export function usedImages({ images, containers }: Pick<Observation, 'images' | 'containers'>): UsedImage[] {
  const users = Map.groupBy(containers, ({ inspect }) => inspect.Image)
  return images.flatMap((image) => {
    const those = users.get(image.id)
    return those ? [{ image, containers: those }] : []
  })
}

/** What Docker means by a name without a registry. */
export const HUB = 'docker.io'

/** The registry that a reference names: `registry.example:5000` of `registry.example:5000/shop@sha256:…`. */
function registryIn(reference: string): string {
  const [first = '', ...rest] = reference.split('/')
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  return isHost && first !== 'index.docker.io' && first !== 'registry-1.docker.io' ? first : HUB
}

/** Registries that an image came from or was sent to; none for one that never left this machine. */
export const registriesOf = ({ digests }: Pick<ObservedImage, 'digests'>): string[] => [
  ...new Set(digests.map(registryIn)),
]

/** Only this machine's own programs reach it, so nobody sits in between. */
export const isOwnLoopback = (registry: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(registry)

/** `shop:1.4` → `1.4`; `shop` → `latest`; by a digest or an ID: nothing. */
export function tagIn(reference: string): string | undefined {
  if (reference.includes('@') || /^(sha256:)?[0-9a-f]{12,64}$/.test(reference)) return undefined
  return /:([^:/]+)$/.exec(reference)?.[1] ?? 'latest'
}
