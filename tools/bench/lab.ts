import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type LabSession, paramsToEnvironment } from '../../contract/index.ts'
import { dockerClient } from '../../engine/hosts/docker-engine.ts'
import { hostContainer } from '../../engine/hosts/docker/container-spec.ts'
import { execInContainer, runInContainer } from '../../engine/hosts/docker/exec.ts'
import { Label } from '../../engine/hosts/docker/labels.ts'
import { root } from '../lib/paths.mjs'
import { type Bench, until } from './bench.ts'
import { type ServedApp, ready } from './served-app.ts'

export const EXERCISE = 'daemon-tls'

/** Opens the lab and waits until the one that is booted behind it no longer takes the machine's time. */
export async function openLab(bench: Bench, app: ServedApp, exercise = EXERCISE): Promise<LabSession> {
  await ready(app, bench.signal)
  const session = await app.client.lab.open({ exercise, seed: 'bench' })
  const docker = dockerClient(bench.docker)
  const filters = JSON.stringify({
    label: [`${Label.installation}=${bench.installation}`, `${Label.kind}=host`],
  })
  const answers = async (id: string) =>
    (await runInContainer(docker.getContainer(id), ['docker', 'version'])).status === 0
  await until(
    'the standby',
    async () => {
      const containers = await docker.listContainers({ filters })
      if (containers.length < session.hosts.length * 2) return false
      return (await Promise.all(containers.map(({ Id }) => answers(Id)))).every(Boolean)
    },
    { signal: bench.signal, everyMs: 500 },
  )
  // The exercise's setup comes last.
  await new Promise((resolve) => setTimeout(resolve, 5000))
  return session
}

/** Solves the lab's exercise by one of its right solutions, the first where none is named. */
export async function solve(bench: Bench, session: LabSession, solution?: string): Promise<void> {
  const folder = join(root, 'labs', session.exercise, 'solutions')
  const [first = ''] = (await readdir(folder)).filter((name) => name.endsWith('.sh')).sort()
  const { status, output } = await runInContainer(
    dockerClient(bench.docker).getContainer(hostContainer(session.id, session.hosts[0]?.name ?? '')),
    ['bash', '-s'],
    {
      env: { ...paramsToEnvironment(session.params), HOME: '/root' },
      cwd: '/root',
      input: await readFile(join(folder, solution ?? first), 'utf8'),
    },
  )
  if (status !== 0) throw new Error(`The solution of ${session.exercise} failed: ${output.slice(-500)}`)
}

/** A root shell on a host, kept open so that a command costs no start of a process by Docker. */
export interface HostShell {
  /** Resolves when it has ended; throws when it failed. */
  run(command: string): Promise<void>
  close(): void
}

export async function openShell(bench: Bench, session: LabSession, host: string): Promise<HostShell> {
  const container = dockerClient(bench.docker).getContainer(hostContainer(session.id, host))
  const { stream } = await execInContainer(container, ['sh'], { cwd: '/root' })
  let output = ''
  let wake = () => {}
  stream.on('data', (chunk: Buffer) => {
    output += chunk.toString('latin1')
    wake()
  })
  return {
    async run(command) {
      output = ''
      stream.write(`{ ${command}; } >/dev/null 2>&1; echo "status=$?."\n`)
      for (;;) {
        const status = /status=(\d+)\./.exec(output)?.[1]
        if (status === '0') return
        if (status !== undefined) throw new Error(`On ${host}, this failed with status ${status}: ${command}`)
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    close: () => void stream.destroy(),
  }
}
