import type { ContainerInspect } from '../../readings/container-types.ts'
import { isDockersOwn, isVolume, lendersOf } from '../../readings/dockers-own.ts'
import { below, pathsOf, type Mount } from '../../readings/mountinfo.ts'
import type { Held } from './observation.ts'

/** More than a whole host shows. */
const MOST = 80
/**
 * What of master's file systems a container has mounted. By file system and place in it: neither another name
 * nor a link nor a mount that was made on master before hides it, and what Docker says only tells volumes from
 * the rest.
 */
export function heldBy(
  master: readonly Mount[],
  own: readonly Mount[],
  container: Pick<ContainerInspect, 'Id' | 'Mounts' | 'HostConfig'>,
): Held[] {
  const lenders = lendersOf(container)
  return own
    .flatMap((mount): Held[] => {
      const paths = pathsOf(master, mount)
      const [from] = paths
      if (from === undefined || isDockersOwn(mount, lenders, paths)) return []
      const { point, readOnly, type, device, root } = mount
      const kind = isVolume(mount, container.Mounts, paths) ? 'volume' : 'master'
      return [{ point, from, kind, readOnly, type, device, root }]
    })
    .slice(0, MOST)
}

/** Whether one place holds the other, or they are the same. */
export function overlap(a: Pick<Held, 'device' | 'root'>, b: Pick<Held, 'device' | 'root'>): boolean {
  return a.device === b.device && (below(a.root, b.root) ?? below(b.root, a.root)) !== undefined
}

/** Those that are not just a part of another one: of a whole host, the host. */
export function topmost(held: readonly Held[]): Held[] {
  return held.filter(
    (each) => !held.some(({ point }) => point !== each.point && below(point, each.point) !== undefined),
  )
}
