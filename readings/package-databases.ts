import type { ContainerInspect } from './container-types.ts'

/** Where package managers note what is installed. */
const databases = ['var/lib/dpkg/status', 'lib/apk/db/installed', 'var/lib/rpm/rpmdb.sqlite'] as const

/** A container's own layer holds what was written since it was created, and nothing of its image. */
export function databasesInOwnLayer({ GraphDriver }: Pick<ContainerInspect, 'GraphDriver'>): string[] {
  const layer = GraphDriver?.Data?.['UpperDir']
  if (typeof layer !== 'string' || !layer.startsWith('/') || layer.includes('*')) return []
  return databases.map((path) => `${layer}/${path}`)
}
