import { bulkheadHome, installationId } from '../../engine/home.ts'
import { type DockerConnection, dockerClient } from '../../engine/hosts/docker-engine.ts'
import { Label } from '../../engine/hosts/docker/labels.ts'
import { listLabs, removeLab } from '../../engine/hosts/docker/remove.ts'
import type { Tally } from './tally.ts'

type Docker = ReturnType<typeof dockerClient>

/** Installations that have anything on the engine, but for this user's own: a lab may be open while tests run. */
async function testInstallations(docker: Docker): Promise<string[]> {
  const filters = JSON.stringify({ label: [Label.installation] })
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ])
  const found = [...containers, ...networks, ...(Volumes ?? [])].map(
    (each) => each.Labels?.[Label.installation],
  )
  const others = new Set(
    found.filter((name) => name !== undefined && name !== installationId(bulkheadHome())),
  )
  return [...others] as string[]
}

/**
 * Removes the labs that tests left on an engine of ours, so that it can be stopped. Any is a failure:
 * whoever opened it should have closed it.
 */
export async function removeLeftLabs(connection: DockerConnection): Promise<Tally> {
  const docker = dockerClient(connection)
  let left = 0
  for (const installation of await testInstallations(docker)) {
    for (const [lab, owner] of await listLabs(docker, installation)) {
      left += 1
      const { containers, networks, volumes } = await removeLab(docker, installation, lab)
      console.error(
        `Left behind by ${installation} (${owner}): the lab ${lab}, with ${containers} containers, ${networks} networks, ${volumes} volumes`,
      )
    }
  }
  return { passed: left === 0 ? 1 : 0, failed: left === 0 ? 0 : 1, skipped: [] }
}
