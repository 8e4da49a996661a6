import type Docker from 'dockerode'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type Message, type Progress, msg } from '../../../contract/index.ts'
import { type MissingStep, type StepSize, TroubleError } from '../lab-hosts.ts'
import { type BuildMessage, fractionOfLines, linesOf } from './build-output.ts'
import { type Belongs, type HostLimits, hostContainer } from './container-spec.ts'
import { debootstrapTar } from './debootstrap.ts'
import { connectAgent, daemonAnswers, startHost, type LabHostImages } from './host.ts'
import { runInContainer } from './exec.ts'
import { type OurImages, removeAgedImages } from './housekeeping.ts'
import { Label } from './labels.ts'
import { removeLab } from './remove.ts'
import { buildContext, recipeTag, type RecipeFile } from './recipe.ts'

const BASE_REPOSITORY = 'bulkhead/base'
const BASE_TAG = 'trixie'
const BASE = `${BASE_REPOSITORY}:${BASE_TAG}`
const PULLED_BASE = 'debian:trixie-slim'
const SHELL = 'bulkhead/shell:latest'

export interface ImageNames extends LabHostImages {
  /** The lab host before its inner images are in it. */
  unsealed: string
}

export function imageNames(files: readonly RecipeFile[]): ImageNames {
  const tag = recipeTag(files)
  return {
    host: `bulkhead/lab-host:${tag}`,
    unsealed: `bulkhead/lab-host:${tag}-unsealed`,
    probe: `bulkhead/probe:${tag}`,
  }
}

export async function hasImage(docker: Docker, name: string): Promise<boolean> {
  try {
    await docker.getImage(name).inspect()
    return true
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return false
    throw error
  }
}

/** What of the engine's images is ours. */
export function ourImages(files: readonly RecipeFile[]): OurImages {
  const names = imageNames(files)
  return {
    current: [names.host, names.unsealed, names.probe],
    repositories: ['bulkhead/lab-host', 'bulkhead/probe'],
    bases: [BASE, SHELL],
    files,
  }
}

interface Step {
  title: Message
  detail: Message
  /** As measured. */
  size: StepSize
  /** Share of the whole time, and about how many lines it prints. */
  weight: number
  lines: number
  missing(): Promise<boolean>
  run(log: (line: string) => void, signal: AbortSignal): Promise<void>
}

export interface BuildEvents {
  progress(progress: Progress & { stepIndex: number }): void
  log(line: string): void
}

export interface ImageBuilder {
  missing(): Promise<MissingStep[]>
  build(on: BuildEvents, signal: AbortSignal): Promise<void>
}

/** Builds what a recipe (labs/host) describes. Finished steps stay when a later one fails or is cancelled. */
export function createImageBuilder(
  docker: Docker,
  files: readonly RecipeFile[],
  belongs: Belongs,
  limits: HostLimits,
): ImageBuilder {
  const names = imageNames(files)
  const lacks = (name: string) => async (): Promise<boolean> => !(await hasImage(docker, name))
  const hostMissing = lacks(names.host)
  const build = (folder: string, tag: string) => (log: (line: string) => void, signal: AbortSignal) =>
    buildImage(docker, buildContext(files, folder), { t: tag, buildargs: { BASE } }, log, signal)

  const steps: Step[] = [
    {
      title: msg`Debian base system`,
      detail: msg`Debian 13, about 80 MB to download`,
      size: { download: 80, disk: 90, diskKept: 90 },
      weight: 3,
      lines: 230,
      missing: lacks(BASE),
      run: (log, signal) => fetchBase(docker, log, signal),
    },
    {
      title: msg`Lab host`,
      detail: msg`systemd, Docker 26, firewalld, QEMU and tools, about 290 MB to download`,
      size: { download: 290, disk: 1270, diskKept: 585 },
      weight: 5,
      lines: 900,
      missing: async () => (await hostMissing()) && (await lacks(names.unsealed)()),
      run: build('lab-host', names.unsealed),
    },
    {
      title: msg`Probe`,
      detail: msg`what looks at lab hosts for the grader, about 10 MB to download`,
      size: { download: 10, disk: 35, diskKept: 35 },
      weight: 1,
      lines: 90,
      missing: lacks(names.probe),
      run: build('probe', names.probe),
    },
    {
      title: msg`Images for inside the labs`,
      detail: msg`small ones for the containers that you will start; boots a lab host once`,
      size: { download: 0, disk: 5, diskKept: 5 },
      weight: 1.5,
      lines: 40,
      missing: hostMissing,
      run: (log, signal) => sealHost(docker, files, names, belongs, limits, log, signal),
    },
  ]

  const missingSteps = async (): Promise<Step[]> => {
    const missing = await Promise.all(steps.map((step) => step.missing()))
    // The base is only needed while something is built from it.
    return missing.slice(1).some(Boolean) ? steps.filter((_, index) => missing[index]) : []
  }

  return {
    missing: async () => (await missingSteps()).map(({ title, detail, size }) => ({ title, detail, size })),
    build: async (on, signal) => {
      const todo = await missingSteps()
      const total = todo.reduce((sum, step) => sum + step.weight, 0)
      let before = 0
      for (const [stepIndex, step] of todo.entries()) {
        signal.throwIfAborted()
        let lines = 0
        const report = (share: number, detail?: string): void =>
          on.progress({
            step: step.title,
            stepIndex,
            fraction: Math.min(1, (before + share * step.weight) / total),
            detail,
          })
        report(0)
        await step.run((line) => {
          lines++
          on.log(line)
          report(fractionOfLines(lines, step.lines), line)
        }, signal)
        before += step.weight
      }
      await removeAgedImages(docker, ourImages(files))
    },
  }
}

/** Follows a build's or pull's stream to its end. */
async function follow(
  docker: Docker,
  stream: NodeJS.ReadableStream,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const abort = (): void => (stream as { destroy?(): void }).destroy?.()
  signal.addEventListener('abort', abort, { once: true })
  // A build that fails says so in a message; its stream ends like any other.
  let failed: string | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      stream.once('close', () => signal.aborted && reject(signal.reason))
      docker.modem.followProgress(
        stream,
        (error) => (error ? reject(error) : resolve()),
        (message: BuildMessage) => {
          failed ??= message.error
          linesOf(message).forEach(log)
        },
      )
    })
    if (failed !== undefined) throw new Error(failed)
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

async function buildImage(
  docker: Docker,
  context: NodeJS.ReadableStream,
  options: Docker.ImageBuildOptions,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const stream = await docker.buildImage(context, {
    networkmode: 'host',
    forcerm: true,
    rm: true,
    ...options,
  })
  await follow(docker, stream, log, signal)
}

/** The published types know only the callback form. */
const importImage = (docker: Docker, tarball: Readable, options: object): Promise<NodeJS.ReadableStream> =>
  docker.importImage(tarball as never, options) as unknown as Promise<NodeJS.ReadableStream>

async function fetchBase(docker: Docker, log: (line: string) => void, signal: AbortSignal): Promise<void> {
  const target = { repo: BASE_REPOSITORY, tag: BASE_TAG }
  let refusal: unknown
  try {
    log(`Pulling ${PULLED_BASE}`)
    await follow(docker, await docker.pull(PULLED_BASE), log, signal)
    await docker.getImage(PULLED_BASE).tag(target)
    return
  } catch (error) {
    signal.throwIfAborted()
    refusal = error
  }
  log(`It can't be pulled here (${(refusal as Error).message}); making it with debootstrap`)
  try {
    await debootstrapTar(
      async (tarball) => follow(docker, await importImage(docker, tarball, target), log, signal),
      log,
      signal,
    )
  } catch (error) {
    signal.throwIfAborted()
    throw new TroubleError(
      {
        code: 'no-base-image',
        what: msg`The base image ${PULLED_BASE} can't be pulled, and making one with debootstrap failed too.`,
        means: msg`Lab hosts can't be built: ${(refusal as Error).message} / ${(error as Error).message}`,
        todo: msg`Check the connection to the internet, or load the image from elsewhere (docker load), and try again.`,
      },
      { cause: error },
    )
  }
}

/** Of the dockerd that is installed, and of each that waits in the lab host's own package repository. */
const DOCKERD_DIGESTS = `sha256sum < /usr/sbin/dockerd
  for package in /srv/packages/docker.io_*.deb; do
    dpkg-deb --fsys-tarfile "$package" | tar -xO ./usr/sbin/dockerd | sha256sum
  done`

/** Boots the lab host once, loads the inner images into its Docker and keeps them in the image. */
async function sealHost(
  docker: Docker,
  files: readonly RecipeFile[],
  names: ImageNames,
  belongs: Belongs,
  limits: HostLimits,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  await buildImage(docker, buildContext(files, 'inner/shell'), { t: SHELL, buildargs: { BASE } }, log, signal)
  const host = docker.getContainer(hostContainer(belongs.lab, belongs.host))
  const inHost = async (script: string, input?: string): Promise<string> => {
    const { status, output } = await runInContainer(host, ['sh', '-euc', script], { input })
    if (status !== 0) throw new Error(`Preparing the lab host failed: ${output.trim()}`)
    return output
  }
  try {
    log('Booting a lab host')
    await startHost(docker, belongs, { host: names.unsealed, probe: names.probe }, limits)
    const agent = await connectAgent(docker, belongs.lab, belongs.host)
    await daemonAnswers(agent, signal)
    agent.close()
    log('Loading the inner images')
    // Through the container's own file system: a few megabytes.
    const archive = await buffer(await docker.getImage(SHELL).get())
    await host.putArchive(buildContext([], '', [{ path: 'inner.tar', content: archive, mode: 0o644 }]), {
      path: '/var/tmp',
    })
    await inHost('docker load -i /var/tmp/inner.tar && rm /var/tmp/inner.tar')
    const digests = (await inHost(DOCKERD_DIGESTS)).match(/^[0-9a-f]{64}/gm) ?? []
    log('Stopping it')
    // What makes one daemon differ from another must not be shared by all lab hosts.
    await inHost(`systemctl stop docker.socket docker.service containerd.service
      cd /var/lib/docker && rm -rf engine-id network containers tmp runtimes buildkit plugins swarm containerd`)
    const state = await buffer(await host.getArchive({ path: '/var/lib/docker' }))
    const dockerfile = `FROM ${names.unsealed}\nADD docker.tar /var/lib/\nLABEL ${Label.dockerd}="${[...new Set(digests)].join(' ')}"\n`
    const context = buildContext([], '', [
      { path: 'Dockerfile', content: Buffer.from(dockerfile), mode: 0o644 },
      { path: 'docker.tar', content: state, mode: 0o644 },
    ])
    await buildImage(docker, context, { t: names.host }, log, signal)
  } finally {
    await removeLab(docker, belongs.installation, belongs.lab)
  }
}
