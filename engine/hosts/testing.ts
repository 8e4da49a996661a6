import { randomBytes } from 'node:crypto'
import { bulkheadHome } from '../home.ts'
import type { DockerConnection } from './docker-engine.ts'
import { findDocker } from './docker-engine.ts'
import { createDockerLabHosts } from './docker-lab-hosts.ts'
import { type LabHosts, type LabSpec, type RunningLab, TroubleError } from './lab-hosts.ts'

/** For tests on a real engine: the one that is there. `npm test` sees to it that there is one. */
export async function dockerForTests(): Promise<DockerConnection> {
  const found = await findDocker(process.env, { home: bulkheadHome() })
  if ('connection' in found) return found.connection
  throw new TroubleError(found.trouble)
}

/** An installation of a name of its own, so that tests and a learner's labs don't meet; images are shared. */
export const testInstallation = (): string => `test-${randomBytes(4).toString('hex')}`

export async function labHostsForTests(
  installation: string,
  onError: (error: unknown) => void = console.error,
): Promise<LabHosts> {
  const hosts = createDockerLabHosts({ connection: await dockerForTests(), installation, onError })
  await hosts.prepare({ progress() {}, log() {} }, new AbortController().signal)
  return hosts
}

/** Two hosts and nothing prepared on them. */
export const plainSpec = (seed: string): LabSpec => ({
  exercise: 'plain',
  seed,
  topology: ['master', 'client'],
  params: { masterAlias: 'heron.lab' },
  setup: {},
})

/** Runs a script as root of master; throws where it fails. */
export async function asRoot(lab: RunningLab, script: string): Promise<void> {
  const process = await lab.exec('master', ['bash', '-euc', script])
  process.stdin.end()
  const status = await process.exited
  if (status !== 0) throw new Error(`On master this ended with status ${status}: ${script}`)
}
