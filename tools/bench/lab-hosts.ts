import { render } from '../../contract/index.ts'
import { createDockerLabHosts } from '../../engine/hosts/docker-lab-hosts.ts'
import type { LabHosts } from '../../engine/hosts/lab-hosts.ts'
import type { Bench } from './bench.ts'

/** Lab hosts of the benchmark's own installation. */
export function benchLabHosts({ docker, installation }: Pick<Bench, 'docker' | 'installation'>): LabHosts {
  const onError = (error: unknown) => console.error('behind the scenes:', error)
  return createDockerLabHosts({ connection: docker, installation, onError })
}

/** Builds the images that are missing, so that no figure has a build in it. */
export async function buildImages(
  bench: Pick<Bench, 'docker' | 'installation' | 'say' | 'signal'>,
): Promise<string> {
  const hosts = benchLabHosts(bench)
  const steps = await hosts.missing()
  for (const { title } of steps) bench.say(`Building: ${render(title)} …`)
  await hosts.prepare({ progress: () => {}, log: () => {} }, bench.signal)
  const engine = await hosts.describe()
  await hosts.dispose()
  return engine
}

/** Removes whatever this installation has left, also from a run that was killed. */
export async function sweep(bench: Pick<Bench, 'docker' | 'installation'>): Promise<void> {
  const hosts = benchLabHosts(bench)
  await hosts.sweep(new Set())
  await hosts.dispose()
}
