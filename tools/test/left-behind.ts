import { bulkheadHome, installationId } from '../../engine/home.ts'
import { type DockerConnection, dockerClient } from '../../engine/hosts/docker-engine.ts'
import { Label } from '../../engine/hosts/docker/labels.ts'
import type { Tally } from './tally.ts'

/** Containers of labs, but for those of this user's own: a lab may be open while tests run. */
async function testLabs(connection: DockerConnection): Promise<{ id: string; name: string }[]> {
  const all = await dockerClient(connection).listContainers({
    all: true,
    filters: { label: [Label.installation] },
  })
  const users = installationId(bulkheadHome())
  return all
    .filter((container) => container.Labels[Label.installation] !== users)
    .map(({ Id, Names }) => ({ id: Id, name: Names[0] ?? Id }))
}

/**
 * Removes the labs that tests left on an engine of ours, so that it can be stopped. Any is a failure:
 * whoever opened it should have closed it.
 */
export async function removeLeftLabs(connection: DockerConnection): Promise<Tally> {
  const left = await testLabs(connection)
  for (const { id, name } of left) {
    console.error(`Left behind: the container ${name}`)
    await dockerClient(connection).getContainer(id).remove({ force: true, v: true })
  }
  return { passed: left.length === 0 ? 1 : 0, failed: left.length === 0 ? 0 : 1, skipped: [] }
}
