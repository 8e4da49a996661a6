import { type Message, render } from '../contract/index.ts'
import { installationId } from './home.ts'
import type { LabOnEngine } from './hosts/docker/all-labs.ts'
import { type LabHosts, TroubleError } from './hosts/lab-hosts.ts'
import { logError, note } from './log.ts'
import type { Consent, FindHosts } from './system.ts'

type AskOnTerminal = (question: string) => Promise<boolean>

export interface DockerHostsOptions {
  home: string
  /** Given a way to ask on the terminal, where a person is there: the way to ask in their language, or none. */
  asking?: (onTerminal: AskOnTerminal | undefined) => ((question: Message) => Promise<boolean>) | undefined
  /** One line about what is happening. */
  say: (line: Message) => void
  /** Folder of the images' recipe; what BULKHEAD_RECIPE names, or labs/host of this project, when absent. */
  recipe?: string
  /** Ends the search for Docker, or its installation. */
  signal?: AbortSignal
}

/** The machine that an engine runs on. */
export interface DockerMachine {
  /** Bytes. */
  memory: number
  cores: number
  /** Whether it is this one, so that its files can be looked at. */
  isHere: boolean
  /** Where Docker keeps its things. */
  folder: string
}

/** Lab hosts of many installations on one Docker engine, with limits for those who share a machine. */
export interface SharedLabHosts {
  /** Those of one installation. Disposing of them leaves the others, and the connection, as they are. */
  of(installation: string): LabHosts
  machine(): Promise<DockerMachine>
  /** All labs that have a host left, of all installations. */
  labs(): Promise<LabOnEngine[]>
  /** When the last host of a lab was shut down, in milliseconds since 1970. */
  shutDownAt(lab: string): Promise<number>
  /** Lets go of Docker. Labs stay. */
  dispose(): Promise<void>
}

/** Finds or starts a Docker engine, once for all. Throws TroubleError. */
export async function sharedDockerHosts(options: DockerHostsOptions): Promise<SharedLabHosts> {
  const { docker, createDockerLabHosts } = await acquire(options)
  const [{ dockerClient }, { allLabs, shutDownAt }, { sharedLimits }] = await Promise.all([
    import('./hosts/docker-engine.ts'),
    import('./hosts/docker/all-labs.ts'),
    import('./hosts/docker/container-spec.ts'),
  ])
  const client = dockerClient(docker.connection)
  return {
    of: (installation) =>
      createDockerLabHosts({
        connection: docker.connection,
        installation,
        recipe: options.recipe,
        limits: sharedLimits,
        onError: behindTheScenes,
      }),
    async machine() {
      const { MemTotal, NCPU, DockerRootDir } = (await client.info()) as Record<
        'MemTotal' | 'NCPU',
        number
      > & {
        DockerRootDir: string
      }
      const isHere = 'socketPath' in docker.connection && process.platform === 'linux'
      return { memory: MemTotal, cores: NCPU, isHere, folder: DockerRootDir }
    },
    labs: () => allLabs(client),
    shutDownAt: (lab) => shutDownAt(client, lab),
    dispose: () => docker.release(),
  }
}

/**
 * For `createEngine`: lab hosts on the Docker engine that is there, or on one that is started here. Disposing
 * of them lets go of the engine too. What they need is loaded when they are first asked for.
 */
export function dockerHosts(options: DockerHostsOptions): FindHosts {
  const { home, recipe } = options
  return async (consent) => {
    const { docker, createDockerLabHosts } = await acquire(options, consent)
    const hosts = createDockerLabHosts({
      connection: docker.connection,
      installation: installationId(home),
      recipe,
      onError: behindTheScenes,
    })
    return {
      ...hosts,
      async dispose() {
        await hosts.dispose()
        await docker.release()
      },
    }
  }
}

const behindTheScenes = (error: unknown) => logError('working on lab hosts behind the scenes', error)

async function acquire({ home, asking, say, signal }: DockerHostsOptions, consent?: Consent) {
  const [{ acquireDocker, findDocker, terminalAsk }, { createDockerLabHosts }] = await Promise.all([
    import('./hosts/docker-engine.ts'),
    import('./hosts/docker-lab-hosts.ts'),
  ])
  // Without leave to change anything, it is only looked for.
  if (consent?.agreed === false) {
    const found = await findDocker(process.env, { home })
    if ('trouble' in found) throw new TroubleError(found.trouble)
  }
  const docker = await acquireDocker({
    home,
    say(line) {
      note('docker', render(line))
      if (consent) consent.say(line)
      else say(line)
    },
    signal,
    ask: consent ? async () => true : asking?.(terminalAsk()),
  })
  if ('trouble' in docker) throw new TroubleError(docker.trouble)
  return { docker, createDockerLabHosts }
}
