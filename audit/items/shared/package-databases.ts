import { databasesInOwnLayer } from '../../../readings/package-databases.ts'
import type { ObservedContainer, Observation } from '../../observation.ts'
import { isReadable } from '../../survey.ts'

/** Whether packages were installed, replaced or removed in a container since it was created; `undefined`: can't be seen. */
export function packagesChanged(
  { inspect, kernel }: ObservedContainer,
  { host }: Observation,
): boolean | undefined {
  const layer = databasesInOwnLayer(inspect)
  const stats = host.seen ? layer.map((path) => host.value.stats[path]) : []
  if (stats.some((stat) => isReadable(stat))) return true
  const files = kernel.seen ? kernel.value.files : undefined
  if (
    isReadable(files) &&
    files.packages &&
    files.packages.changedAt > Date.parse(inspect.Created) + SLACK_MS
  )
    return true
  const isAbsent =
    layer.length > 0 &&
    stats.every((stat) => stat !== undefined && !isReadable(stat) && stat.unreadable === 'absent')
  return isAbsent || isReadable(files) ? false : undefined
}

/** Docker says when it was asked to create a container; its layer comes a moment later. */
const SLACK_MS = 2000
