import { join } from 'node:path'
import { bulkheadHome } from '../../engine/home.ts'
import { acquireDocker, dockerClient } from '../../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../../engine/hosts/docker-lab-hosts.ts'
import { imageNames } from '../../engine/hosts/docker/images.ts'
import { readRecipe } from '../../engine/hosts/docker/recipe.ts'
import { Failure } from '../lib/failure.mjs'
import { inWords } from '../lib/language.mjs'
import { root } from '../lib/paths.mjs'
import type { Workshop } from './debian.ts'
import { type CgroupVersion, cgroupVersionOf } from './flavour.ts'

/** This machine's own engine, where the images for the virtual machine come from. */
export interface Outer {
  docker: ReturnType<typeof dockerClient>
  cgroup: CgroupVersion
  /** Names that change with what is in them. */
  images: readonly string[]
  /** Builds those that are missing. */
  buildImages(): Promise<void>
  release(): Promise<void>
}

export async function outerEngine({ person, signal }: Workshop): Promise<Outer> {
  const acquired = await acquireDocker({ ...inWords(person), ask: undefined, home: bulkheadHome(), signal })
  if ('trouble' in acquired) throw new Failure(acquired.trouble)
  const { connection } = acquired
  const hosts = createDockerLabHosts({ connection, installation: 'vm-images' })
  const release = async (): Promise<void> => {
    await hosts.dispose()
    await acquired.release()
  }
  try {
    const description = await hosts.describe()
    person.say(`This machine has ${description}.`)
    const { host, probe } = imageNames(readRecipe(join(root, 'labs', 'host')))
    return {
      docker: dockerClient(connection),
      cgroup: cgroupVersionOf(description),
      images: [host, probe],
      async buildImages() {
        if ((await hosts.missing()).length > 0) person.say('Building the lab host image …')
        await hosts.prepare({ progress: () => {}, log: person.detail }, signal)
      },
      release,
    }
  } catch (error) {
    await release()
    throw error
  }
}
