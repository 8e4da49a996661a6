import { expect, test } from 'vitest'
import type { ContainerInspect } from '../../readings/container-types.ts'
import type { FilesRequest } from '../survey.ts'
import { file } from '../testing/sound-host.ts'
import { filesOfContainers } from './container-files.ts'

/** What is asked for containers of these images, of which those without a process have ended. */
async function look(containers: { image: string; pid: number }[]) {
  const inspects = containers.map(({ image, pid }, index) => ({
    Id: `id${index}`,
    Image: image,
    State: { Running: pid > 0, Pid: pid },
    GraphDriver: { Data: { UpperDir: `/var/lib/docker/overlay2/${index}/diff` } },
  })) as unknown as ContainerInspect[]
  const asked: FilesRequest[] = []
  const files = async (request: FilesRequest) => {
    asked.push(request)
    const stats = Object.fromEntries(request.stats.map((path) => [path, file(path, 0o644)]))
    return { texts: {}, stats, within: {} }
  }
  const none = () => Promise.reject(new Error('only files are looked at'))
  return { seen: await filesOfContainers({ files, survey: none, connect: none }, inspects), asked }
}

test('one container of each image is looked into, if one runs', async () => {
  const { asked } = await look([
    { image: 'a', pid: 10 },
    { image: 'a', pid: 11 },
    { image: 'a', pid: 0 },
    { image: 'b', pid: 0 },
  ])
  expect(asked.map(({ within }) => within)).toEqual([[{ id: 'id1', pid: 11 }]])
})

test('all own layers, as many files at once as one look takes', async () => {
  const { seen, asked } = await look(
    Array.from({ length: 200 }, (_, index) => ({ image: 'a', pid: index + 1 })),
  )
  expect(asked.map(({ stats, within }) => [stats.length, within.length])).toEqual([
    [500, 1],
    [100, 0],
  ])
  expect(seen.stats['/var/lib/docker/overlay2/199/diff/var/lib/dpkg/status']).toMatchObject({ mode: 0o644 })
})
