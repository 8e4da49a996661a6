import { Readable } from 'node:stream'
import tar from 'tar-stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dockerClient } from './docker-engine.ts'
import { dockerVolume, labNetwork, labelsOf } from './docker/container-spec.ts'
import {
  type OurImages,
  abandonedLabs,
  countOf,
  removeImages,
  removeLabs,
  runSteps,
  unneededImages,
} from './docker/housekeeping.ts'
import { Label, ownerLabel } from './docker/labels.ts'
import type { RecipeFile } from './docker/recipe.ts'
import { dockerForTests, testInstallation } from './testing.ts'

const installation = testInstallation()
/** Images of a name of their own, so that nobody's lab is touched. */
const repository = `bulkhead-${installation}/lab-host`
const DEAD = 'nowhere-in-particular 1 1'.replace('nowhere-in-particular', ownerLabel().split(' ')[0] ?? '')
let docker: ReturnType<typeof dockerClient>

/** An image of one small file. */
async function makeImage(tag: string, content: string): Promise<void> {
  const pack = tar.pack()
  pack.entry({ name: 'content' }, content)
  pack.finalize()
  const archive = Readable.from(pack as AsyncIterable<Buffer>)
  const stream = (await docker.importImage(archive as never, { repo: repository, tag })) as never
  await new Promise<void>((resolve, reject) =>
    docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve())),
  )
}

async function makeLab(lab: string, owner: string, image: string): Promise<void> {
  const Labels = labelsOf({ installation, lab, host: 'master', owner })
  await docker.createVolume({ Name: dockerVolume(lab, 'master'), Labels })
  await docker.createNetwork({ Name: labNetwork(lab), Internal: true, Labels })
  await docker.createContainer({
    name: `bulkhead-${lab}-master`,
    Image: image,
    Cmd: ['/content'],
    Labels: { ...Labels, [Label.kind]: 'host' },
  })
}

const ours: OurImages = { current: [`${repository}:now`], repositories: [repository], bases: [], files: [] }

beforeAll(async () => {
  docker = dockerClient(await dockerForTests())
  await makeImage('now', 'a'.repeat(5000))
  await makeImage('old', 'b'.repeat(70_000))
  await makeImage('older', 'c'.repeat(90_000))
})

afterAll(async () => {
  const labs = ['dead', 'open', 'used'].map((name) => `${installation}-${name}`)
  await removeLabs(docker, installation, labs)
  await removeImages(
    docker,
    ['now', 'old', 'older'].map((tag) => `${repository}:${tag}`),
  )
})

test('only what is nobody’s now is left over, and only that is removed', async () => {
  const lab = (name: string) => `${installation}-${name}`
  await makeLab(lab('dead'), DEAD, `${repository}:now`)
  await makeLab(lab('open'), DEAD, `${repository}:now`)
  await makeLab(lab('used'), ownerLabel(), `${repository}:now`)

  const abandoned = await abandonedLabs(docker, installation, new Set([lab('open')]))
  expect(abandoned).toEqual([lab('dead')])
  expect(await abandonedLabs(docker, 'another-installation', new Set())).toEqual([])
  const found = { containers: 1, networks: 1, volumes: 1 }
  expect(await countOf(docker, installation, abandoned)).toEqual(found)
  expect(await removeLabs(docker, installation, abandoned)).toEqual(found)

  expect(await abandonedLabs(docker, installation, new Set([lab('open')]))).toEqual([])
  expect(await countOf(docker, installation, [lab('open'), lab('used')])).toEqual({
    containers: 2,
    networks: 2,
    volumes: 2,
  })
})

test('old images are told with their size and removed, but for one that a container uses', async () => {
  const lab = `${installation}-user`
  await makeLab(lab, ownerLabel(), `${repository}:older`)
  try {
    const { names, bytes, allBytes } = await unneededImages(docker, ours)
    expect(names.toSorted()).toEqual([`${repository}:old`, `${repository}:older`])
    expect(bytes).toBe(160_000)
    expect(allBytes).toBe(165_000)
    expect(await removeImages(docker, names)).toBe(1)
    expect((await unneededImages(docker, ours)).names).toEqual([`${repository}:older`])
  } finally {
    await removeLabs(docker, installation, [lab])
  }
  expect(await removeImages(docker, [`${repository}:older`])).toBe(1)
  expect(await unneededImages(docker, ours)).toMatchObject({ names: [], bytes: 0 })
})

test('steps of a recipe are known by their words, however they are broken into lines', () => {
  const dockerfile =
    'FROM x\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends one two three four five six\nRUN true\n'
  const file: RecipeFile = { path: 'a/Dockerfile', content: Buffer.from(dockerfile), mode: 0o644 }
  expect([...runSteps([file])]).toEqual([
    'apt-get update && apt-get install -y --no-install-recommends one two three four five six',
  ])
})
