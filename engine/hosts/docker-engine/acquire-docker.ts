import { existsSync, mkdirSync } from 'node:fs'
import type { Trouble } from '../../../contract/index.ts'
import type { DockerConnection } from './connection.ts'
import { findDocker } from './find-docker.ts'
import { raiseInotifyInstances } from './inotify.ts'
import { type Person, installDocker, isSystemdsDocker, startSystemdsDocker } from './install-docker.ts'
import { countLeases, takeLease } from './leases.ts'
import { withLock } from './lock.ts'
import { hasLabs, startOwnEngine, stopOwnEngine } from './own-engine.ts'
import { type OwnEngineFiles, ownEngineFiles } from './own-engine-files.ts'
import { findProgram } from './programs.ts'
import { engineTroubles } from './troubles.ts'

export interface AcquiredDocker {
  connection: DockerConnection
  /** Whether Bulkhead started this engine and stops it again. */
  own: boolean
  /** Lets go of the engine; an own one that nobody uses any more and that runs no lab is stopped. */
  release(): Promise<void>
}

export interface AcquireOptions extends Person {
  /** Bulkhead's directory; an own engine lives below it. */
  home: string
  env?: NodeJS.ProcessEnv
  signal?: AbortSignal
}

type Acquired = AcquiredDocker | { trouble: Trouble }

/**
 * An engine that labs can be opened with: the one that is there; else, on Linux, one that we install and
 * start, asking first where a person can answer. Throws only what the signal aborts with.
 */
export async function acquireDocker(options: AcquireOptions): Promise<Acquired> {
  const { home, env = process.env, signal } = options
  const files = ownEngineFiles(home)
  const found = await findDocker(env, { home })
  signal?.throwIfAborted()
  if ('connection' in found)
    return found.own ? acquireOwn(files, ['dockerd'], options) : existing(found.connection)
  if (!found.absent || process.platform !== 'linux') return { trouble: found.trouble }

  const trouble = preparePlace(files) ?? (await installDocker(options, files.root, signal))
  if (trouble) return { trouble }
  signal?.throwIfAborted()
  if (!isSystemdsDocker()) return acquireOwn(files, [findProgram('dockerd') ?? 'dockerd'], options)
  const refused = await startSystemdsDocker(options)
  if (refused) return { trouble: refused }
  const started = await findDocker(env, { home })
  return 'connection' in started ? existing(started.connection) : { trouble: started.trouble }
}

function existing(connection: DockerConnection): AcquiredDocker {
  raiseInotifyInstances()
  return { connection, own: false, release: async () => undefined }
}

function preparePlace(files: OwnEngineFiles): Trouble | undefined {
  try {
    mkdirSync(files.leases, { recursive: true, mode: 0o700 })
    return undefined
  } catch (error) {
    return engineTroubles.homeNotWritable(files.root, (error as Error).message)
  }
}

/** Starts or joins our own engine. `command` is how dockerd is started. */
export async function acquireOwn(
  files: OwnEngineFiles,
  command: readonly string[],
  { say, signal }: Pick<AcquireOptions, 'say' | 'signal'>,
): Promise<Acquired> {
  if (process.getuid?.() !== 0) return { trouble: engineTroubles.notStarted() }
  if (!existsSync('/sys/fs/cgroup/cgroup.controllers') && !existsSync('/sys/fs/cgroup/memory')) {
    return { trouble: engineTroubles.noControlGroups() }
  }
  raiseInotifyInstances()
  return withLock(files.root, { signal }, async () => {
    const lease = takeLease(files.leases)
    try {
      const trouble = await startOwnEngine(files, command, { say, signal })
      if (!trouble)
        return {
          connection: { socketPath: files.socket },
          own: true,
          release: () => releaseOwn(files, lease),
        }
      lease.release()
      return { trouble }
    } catch (error) {
      lease.release()
      throw error
    }
  })
}

async function releaseOwn(files: OwnEngineFiles, lease: { release(): void }): Promise<void> {
  await withLock(files.root, {}, async () => {
    lease.release()
    if (countLeases(files.leases) === 0 && !(await hasLabs(files))) await stopOwnEngine(files)
  })
}
