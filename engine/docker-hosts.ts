import { type Message, render } from '../contract/index.ts'
import { installationId } from './home.ts'
import { TroubleError } from './hosts/lab-hosts.ts'
import { logError, note } from './log.ts'
import type { LabHosts } from './hosts/lab-hosts.ts'
import type { FindHosts } from './system.ts'

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

/** Lab hosts of many installations on one Docker engine. */
export interface SharedLabHosts {
  /** Those of one installation. Disposing of them leaves the others, and the connection, as they are. */
  of(installation: string): LabHosts
  /** How many lab hosts each installation has, running or stopped; those without any aren't in it. */
  count(): Promise<ReadonlyMap<string, { running: number; stopped: number }>>
  /** Lets go of Docker. Labs stay. */
  dispose(): Promise<void>
}

/**
 * For `createEngine`: lab hosts on the Docker engine that is there, or on one that is started here. Disposing
 * of them lets go of the engine too. What they need is loaded when they are first asked for.
 */
export function dockerHosts({
  home,
  asking,
  say,
  recipe = process.env.BULKHEAD_RECIPE,
  signal,
}: DockerHostsOptions): FindHosts {
  return async (consent) => {
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
    const hosts = createDockerLabHosts({
      connection: docker.connection,
      installation: installationId(home),
      recipe,
      onError: (error) => logError('working on lab hosts behind the scenes', error),
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
