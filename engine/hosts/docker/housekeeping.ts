import type Docker from 'dockerode'
import { Label, ownerIsAlive } from './labels.ts'
import { listLabs, removeLab } from './remove.ts'
import type { RecipeFile } from './recipe.ts'
import type { SweepReport, UnneededImages } from '../lab-hosts.ts'

/** Labs of this installation that are nobody's now: in no session, and made by a process that is gone. */
export async function abandonedLabs(
  docker: Docker,
  installation: string,
  keep: ReadonlySet<string>,
): Promise<string[]> {
  const labs = await listLabs(docker, installation)
  return [...labs].filter(([lab, owner]) => !keep.has(lab) && !ownerIsAlive(owner)).map(([lab]) => lab)
}

/** How much there is of these labs. */
export async function countOf(
  docker: Docker,
  installation: string,
  labs: readonly string[],
): Promise<SweepReport> {
  const filters = JSON.stringify({ label: [`${Label.installation}=${installation}`] })
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ])
  const among = (all: readonly { Labels?: Record<string, string> }[]) =>
    all.filter(({ Labels }) => labs.includes(Labels?.[Label.lab] ?? '')).length
  return { containers: among(containers), networks: among(networks), volumes: among(Volumes ?? []) }
}

export async function removeLabs(
  docker: Docker,
  installation: string,
  labs: readonly string[],
): Promise<SweepReport> {
  const report: SweepReport = { containers: 0, networks: 0, volumes: 0 }
  for (const lab of labs) {
    const removed = await removeLab(docker, installation, lab)
    report.containers += removed.containers
    report.networks += removed.networks
    report.volumes += removed.volumes
  }
  return report
}

export interface OurImages {
  /** Names that labs are opened with now. */
  current: readonly string[]
  /** What images that are built from the recipe are called. */
  repositories: readonly string[]
  /** Base images: never removed, but counted. */
  bases: readonly string[]
  files: readonly RecipeFile[]
}

interface Layer {
  key: string
  bytes: number
}

/** What our images take on the engine, and which of them are of an earlier recipe or were only for building. */
export async function unneededImages(docker: Docker, ours: OurImages): Promise<UnneededImages> {
  const { named, kept, untagged } = await findImages(docker, ours)
  const old = named.filter(({ name }) => !ours.current.includes(name))
  const layersOf = new Map<string, Promise<Layer[]>>()
  const layers = (id: string) => {
    const known = layersOf.get(id) ?? layersOfImage(docker, id)
    layersOf.set(id, known)
    return known
  }
  const steps = runSteps(ours.files)
  const isOurs = async ({ id, labels }: { id: string; labels: Record<string, string> }) =>
    labels[Label.dockerd] !== undefined || (await isBuiltBy(docker, id, steps))
  const whether = await Promise.all(untagged.map(isOurs))
  const rest = untagged.filter((_, index) => whether[index])

  const needed = await bytesOf([
    ...kept.map(({ id }) => layers(id)),
    ...named.filter((image) => !old.includes(image)).map(({ id }) => layers(id)),
  ])
  const all = await bytesOf([
    ...kept.map(({ id }) => layers(id)),
    ...[...named, ...rest].map(({ id }) => layers(id)),
  ])
  return {
    names: [...old.map(({ name }) => name), ...rest.map(({ id }) => id)],
    bytes: all - needed,
    allBytes: all,
  }
}

/** Those that a container uses stay, whoever made it. Answers how many went. */
export async function removeImages(docker: Docker, names: readonly string[]): Promise<number> {
  let gone = 0
  // One may stand on another, which can be removed only after it: they are tried again as long as some go.
  for (let left = [...names]; left.length > 0;) {
    const still: string[] = []
    for (const name of left) {
      try {
        await docker.getImage(name).remove()
        gone += 1
      } catch (error) {
        const { statusCode } = error as { statusCode?: number }
        if (statusCode !== 404 && statusCode !== 409) throw error
        if (statusCode === 409) still.push(name)
      }
    }
    if (still.length === left.length) break
    left = still
  }
  return gone
}

/** In seconds. Another Bulkhead on the same engine may still work with the images of another recipe. */
const OLD_ENOUGH = 14 * 24 * 60 * 60

/** After a build, without being asked: images of earlier recipes, if old; those that a lab runs from stay in any case. */
export async function removeAgedImages(
  docker: Docker,
  { repositories, current }: Pick<OurImages, 'repositories' | 'current'>,
): Promise<void> {
  const images = await docker.listImages({ filters: JSON.stringify({ reference: repositories }) })
  const old = images
    .filter((image) => image.Created < Date.now() / 1000 - OLD_ENOUGH)
    .flatMap((image) => image.RepoTags ?? [])
    .filter((tag) => !current.includes(tag))
  await Promise.allSettled(old.map((tag) => docker.getImage(tag).remove()))
}

async function findImages(docker: Docker, { repositories, bases }: OurImages) {
  const [tagged, untagged] = await Promise.all([
    docker.listImages({ filters: JSON.stringify({ reference: [...repositories, ...bases] }) }),
    docker.listImages({ filters: JSON.stringify({ dangling: ['true'] }) }),
  ])
  const names = tagged.flatMap(({ Id, RepoTags }) => (RepoTags ?? []).map((name) => ({ id: Id, name })))
  const isBase = (name: string) => bases.includes(name)
  return {
    kept: names.filter(({ name }) => isBase(name)),
    named: names.filter(({ name }) => repositories.some((repository) => name.startsWith(`${repository}:`))),
    untagged: untagged.map(({ Id, Labels }) => ({ id: Id, labels: Labels ?? {} })),
  }
}

/** A layer has no name of its own in the API; when and how it was made tells it from others. */
async function layersOfImage(docker: Docker, id: string): Promise<Layer[]> {
  try {
    const history = (await docker.getImage(id).history()) as HistoryEntry[]
    return history.map((entry) => ({
      key: JSON.stringify([entry.Created, entry.CreatedBy, entry.Size]),
      bytes: entry.Size,
    }))
  } catch (error) {
    // Somebody removed it meanwhile.
    if ((error as { statusCode?: number }).statusCode === 404) return []
    throw error
  }
}

interface HistoryEntry {
  Created: number
  CreatedBy: string
  Size: number
}

async function bytesOf(images: readonly Promise<Layer[]>[]): Promise<number> {
  const all = new Map((await Promise.all(images)).flat().map(({ key, bytes }) => [key, bytes]))
  return [...all.values()].reduce((sum, bytes) => sum + bytes, 0)
}

/** Whether one of its layers comes from a step of ours: what is left of a build with several stages has no name. */
async function isBuiltBy(docker: Docker, id: string, steps: ReadonlySet<string>): Promise<boolean> {
  const layers = await layersOfImage(docker, id)
  return layers.some(({ key }) => {
    const [, createdBy] = JSON.parse(key) as [number, string]
    return steps.has(plainStep(createdBy.replace(/^.*?\/bin\/sh -c /, '')))
  })
}

/** What the recipe's Dockerfiles run, as far as nobody else would run just that. */
export function runSteps(files: readonly RecipeFile[]): Set<string> {
  const texts = files
    .filter(({ path }) => path.endsWith('Dockerfile'))
    .map(({ content }) => content.toString().replaceAll(/\\\r?\n/g, ' '))
  const steps = texts.flatMap((text) =>
    [...text.matchAll(/^RUN (.+)$/gm)].map(([, step = '']) => plainStep(step)),
  )
  return new Set(steps.filter((step) => step.length > 80))
}

const plainStep = (step: string): string => step.replaceAll(/\s+/g, ' ').trim()
