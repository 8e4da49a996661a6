import type Docker from 'dockerode'
import { Label } from './labels.ts'
import type { SweepReport } from '../lab-hosts.ts'

/** A removal that somebody else was quicker with is none the worse. */
const ignoreGone = (error: Error & { statusCode?: number }): void => {
  if (error.statusCode !== 404 && error.statusCode !== 409) throw error
}

const busy = (error: { statusCode?: number }): boolean => error.statusCode === 409 || error.statusCode === 403

/** A container that is going keeps its volumes and network busy for a moment. */
async function patiently(remove: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await remove()
      return
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode === 404) return
      if (!busy(error as { statusCode?: number }) || tries >= 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Removes all containers, networks and volumes that carry these labels. Safe to repeat. */
async function removeLabelled(docker: Docker, labels: Record<string, string>): Promise<SweepReport> {
  const filters = JSON.stringify({ label: Object.entries(labels).map(([name, value]) => `${name}=${value}`) })
  const containers = await docker.listContainers({ all: true, filters })
  // A probe lives in its host's namespaces, so it goes first.
  for (const kind of ['probe', 'host']) {
    await Promise.all(
      containers
        .filter((each) => each.Labels[Label.kind] === kind)
        .map((each) => docker.getContainer(each.Id).remove({ force: true, v: true }).catch(ignoreGone)),
    )
  }
  const [networks, { Volumes }] = await Promise.all([
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ])
  await Promise.all([
    ...networks.map((each) => patiently(() => docker.getNetwork(each.Id).remove())),
    ...(Volumes ?? []).map((each) => patiently(() => docker.getVolume(each.Name).remove())),
  ])
  return { containers: containers.length, networks: networks.length, volumes: Volumes?.length ?? 0 }
}

export const removeLab = (docker: Docker, installation: string, lab: string): Promise<SweepReport> =>
  removeLabelled(docker, { [Label.installation]: installation, [Label.lab]: lab })

/** Every lab of this installation that has anything left, with the owner that made it. */
export async function listLabs(docker: Docker, installation: string): Promise<Map<string, string>> {
  const filters = JSON.stringify({ label: [`${Label.installation}=${installation}`] })
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ])
  const labels = [
    ...containers.map((each) => each.Labels),
    ...networks.map((each) => each.Labels ?? {}),
    ...(Volumes ?? []).map((each) => each.Labels ?? {}),
  ]
  return new Map(labels.map((each) => [each[Label.lab] ?? '', each[Label.owner] ?? '']))
}
