import { randomBytes } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { cpus } from 'node:os'
import { type LabSession, type Progress, msg } from '../../contract/index.ts'
import { dockerClient, type DockerConnection } from './docker-engine.ts'
import { type BootContext, type BootedLab, bootLab, handOver } from './docker/boot.ts'
import { type HostLimits, ownLimits } from './docker/container-spec.ts'
import { watchHosts } from './docker/host-events.ts'
import { genuineDaemons } from './docker/host.ts'
import { abandonedLabs, countOf, removeImages, removeLabs, unneededImages } from './docker/housekeeping.ts'
import { createImageBuilder, hasImage, imageNames, ourImages } from './docker/images.ts'
import { ownerLabel } from './docker/labels.ts'
import { leaveNetwork } from './docker/network.ts'
import { readRecipe } from './docker/recipe.ts'
import { recipeFolder } from './recipe-folder.ts'
import { removeLab } from './docker/remove.ts'
import { startLab, stateOfHosts, stopLab } from './docker/rest.ts'
import { createRunningLab } from './docker/running-lab.ts'
import { createStandby } from './docker/standby.ts'
import { type LabHosts, type LabSpec, type RunningLab, TroubleError } from './lab-hosts.ts'

export interface DockerLabHostsOptions {
  connection: DockerConnection
  /** Tells this installation's containers from another's on the same engine. */
  installation: string
  /** Folder of the images' recipe; labs/host of this project when absent. */
  recipe?: string
  /** What a lab host may take of a machine with so many cores; those of the learner's own machine when absent. */
  limits?(cores: number): HostLimits
  /** Troubles behind the scenes that stop nothing. */
  onError?(error: unknown): void
}

/** Lab hosts as containers of a Docker engine; see docs/decisions for why they are as they are. */
export function createDockerLabHosts(options: DockerLabHostsOptions): LabHosts {
  const {
    connection,
    installation,
    recipe = recipeFolder(),
    limits = ownLimits,
    onError = () => {},
  } = options
  const docker = dockerClient(connection)
  const files = readRecipe(recipe)
  const images = imageNames(files)
  const owner = ownerLabel()
  const events = watchHosts(docker, installation)
  const removals = new Set<Promise<unknown>>()

  const info = once(async () => {
    const { NCPU, ServerVersion, CgroupVersion } = await docker.info()
    return { cpus: NCPU ?? cpus().length, version: ServerVersion, cgroup: CgroupVersion ?? '1' }
  })
  const context = async (): Promise<BootContext> => ({
    docker,
    installation,
    owner,
    images,
    limits: limits((await info()).cpus),
  })
  const standby = createStandby(context, onError)
  const builder = async () =>
    createImageBuilder(
      docker,
      files,
      // Two Bulkheads may be setting up at the same time, on the same engine.
      { installation, owner, lab: `seal-${randomBytes(4).toString('hex')}`, host: 'master' },
      limits((await info()).cpus),
    )

  const runningLab = async (session: LabSession, agents?: BootedLab['agents']): Promise<RunningLab> =>
    createRunningLab({
      docker,
      session,
      agents,
      genuineDaemons: await genuineDaemons(docker, session.id, session.hosts[0]?.name ?? ''),
      onHostDown: events.onHostDown,
    })

  const remove = async (lab: string): Promise<void> => {
    events.ignore(lab)
    await removeLab(docker, installation, lab)
  }

  /** Removes without keeping anybody waiting; `dispose` waits. */
  const removeBehind = (lab: string): void => {
    const removal = remove(lab).catch(onError)
    removals.add(removal)
    void removal.then(() => removals.delete(removal))
  }

  const boot = async (
    spec: LabSpec,
    on: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<BootedLab> => {
    if (!(await hasImage(docker, images.host))) throw imagesMissing()
    on({ step: msg`Looking for a lab that is ready`, fraction: 0 })
    return (await standby.take(spec, on, signal)) ?? bootLab(await context(), spec, on, signal)
  }

  const discard = (booted: BootedLab): void => {
    for (const agent of booted.agents.values()) agent.close()
    removeBehind(booted.id)
  }

  /** Puts a booted lab on its network; a failure leaves nothing behind. */
  const finish = async (booted: BootedLab): Promise<RunningLab> => {
    try {
      return await runningLab(await handOver(await context(), booted), booted.agents)
    } catch (error) {
      discard(booted)
      throw error
    }
  }

  return {
    describe: async () => {
      const { version, cgroup } = await info()
      return `Docker ${version}, cgroup v${cgroup}`
    },
    missing: async () => (await builder()).missing(),
    prepare: async (on, signal) => (await builder()).build(on, signal),

    open: async (spec, on, signal) => finish(await boot(spec, on, signal)),

    adopt: async (session) => {
      const { isWhole, running } = await stateOfHosts(docker, session)
      return isWhole && running === session.hosts.length ? runningLab(session) : undefined
    },

    isWhole: async (session) => (await stateOfHosts(docker, session)).isWhole,

    sleep: async (session) => {
      events.ignore(session.id)
      await stopLab(docker, session)
    },

    wake: async (session, on, signal) => {
      const agents = await startLab(await context(), session, on, signal)
      return runningLab({ ...session, wokenAt: new Date().toISOString() }, agents)
    },

    reset: async (lab, spec, on, signal) => {
      const fresh = await boot(spec, on, signal)
      on({ step: msg`Changing the hosts`, fraction: 0.95 })
      events.ignore(lab.session.id)
      await lab.release()
      // The old hosts give up their addresses first: the new ones get the same.
      await leaveNetwork(docker, lab.session).catch((error: unknown) => {
        discard(fresh)
        throw error
      })
      removeBehind(lab.session.id)
      return finish(fresh)
    },

    keepStandby: standby.keep,
    standbyReady: standby.ready,
    remove,

    dropStandby: standby.dispose,

    leftovers: async (keep) => countOf(docker, installation, await abandonedLabs(docker, installation, keep)),
    sweep: async (keep) => removeLabs(docker, installation, await abandonedLabs(docker, installation, keep)),

    place: async () => {
      const asked = Date.now()
      const { DockerRootDir = '', SystemTime } = (await docker.info()) as {
        DockerRootDir?: string
        SystemTime?: string
      }
      // What the engine says is from between question and answer.
      const now = (asked + Date.now()) / 2
      const clockAhead = SystemTime ? Date.parse(SystemTime) - now : 0
      const isHere = 'socketPath' in connection
      const disk = isHere ? await statfs(DockerRootDir).catch(() => undefined) : undefined
      return { folder: DockerRootDir, free: disk && disk.bavail * disk.bsize, clockAhead }
    },
    unneededImages: () => unneededImages(docker, ourImages(files)),
    removeUnneededImages: async () => {
      const { names } = await unneededImages(docker, ourImages(files))
      return removeImages(docker, names)
    },

    dispose: async () => {
      await standby.dispose()
      await Promise.all(removals)
      events.dispose()
    },
  }
}

/** Asks once and remembers the answer, but not a failure. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
}

const imagesMissing = (): TroubleError =>
  new TroubleError({
    code: 'images-missing',
    what: msg`The lab host image has not been built yet.`,
    means: msg`No lab can be opened.`,
    todo: msg`Build it first: start the app (npm start), or open a lab with \`npx bulkhead up\`.`,
  })
