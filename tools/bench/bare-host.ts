import { fileURLToPath } from 'node:url'
import { dockerClient } from '../../engine/hosts/docker-engine.ts'
import {
  type Belongs,
  dockerVolume,
  hostSpec,
  labelsOf,
  ownLimits,
  runVolume,
} from '../../engine/hosts/docker/container-spec.ts'
import { runInContainer } from '../../engine/hosts/docker/exec.ts'
import { imageNames } from '../../engine/hosts/docker/images.ts'
import { ownerLabel } from '../../engine/hosts/docker/labels.ts'
import { readRecipe } from '../../engine/hosts/docker/recipe.ts'
import { removeLab } from '../../engine/hosts/docker/remove.ts'
import { type Bench, timed } from './bench.ts'

const RECIPE = fileURLToPath(new URL('../../labs/host', import.meta.url))

/**
 * One `exec` for the whole wait, because each costs the engine more than a ping does, and the same pause
 * between two questions as the lab hosts' own wait has.
 */
const AWAIT_DOCKER = 'until curl -sf --unix-socket /run/docker.sock http://docker/_ping; do sleep 0.04; done'

/**
 * Milliseconds from the request to create it until the dockerd of a bare lab host answers: what `docker run`
 * does with the same image, rights, limits and volumes, without probe, network or anything of ours. Only the
 * tmpfs volume is there before, since `docker run` can't make one.
 */
export async function bareHost({ docker: connection, installation }: Bench, name: string): Promise<number> {
  const docker = dockerClient(connection)
  const belongs: Belongs = { installation, owner: ownerLabel(), lab: name, host: 'master' }
  const image = imageNames(readRecipe(RECIPE)).host
  const { NCPU } = await docker.info()
  const volume = { Labels: labelsOf(belongs), Driver: 'local' }
  const tmpfs = { type: 'tmpfs', device: 'tmpfs', o: 'size=64m,mode=755,nosuid,nodev' }
  try {
    await docker.createVolume({ ...volume, Name: runVolume(name, 'master'), DriverOpts: tmpfs })
    return await timed(async () => {
      await docker.createVolume({ ...volume, Name: dockerVolume(name, 'master') })
      const container = await docker.createContainer(hostSpec(belongs, image, ownLimits(NCPU)))
      await container.start()
      const { status, output } = await runInContainer(container, ['sh', '-c', AWAIT_DOCKER])
      if (status !== 0) throw new Error(`The bare lab host's dockerd could not be asked: ${output}`)
    })
  } finally {
    await removeLab(docker, installation, name)
  }
}
