import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { dockerClient } from '../../engine/hosts/docker-engine.ts'
import { type Workshop, logged, makeDisk } from './debian.ts'
import { kept, keyOf } from './kept.ts'
import type { Outer } from './outer.ts'
import { type Running, isolated, start } from './run.ts'

type Docker = ReturnType<typeof dockerClient>

const DAEMON = fileURLToPath(new URL('guest/load-images-daemon', import.meta.url))
const START_TIMEOUT_MS = 120_000
const GiB = 1024 ** 3

/**
 * The virtual machine's second disk: /var/lib/docker with the outer engine's images in it. They are
 * loaded here by the root's own dockerd, because unpacking them in an emulated machine takes minutes.
 */
export function imageDisk(
  outer: Outer,
  { suite, root }: { suite: string; root: string },
  workshop: Workshop,
): Promise<string> {
  const kind = `images-${suite}`
  return kept(workshop.folder, { kind, key: keyOf(root, ...outer.images) }, async (path) => {
    await outer.buildImages()
    workshop.person.say('Loading the lab host and the probe into the virtual machine’s Docker …')
    const folder = `${path}-files`
    mkdirSync(folder)
    try {
      await loadImages(outer, { root, folder }, workshop)
      await makeDisk(path, { from: join(folder, 'data'), bytes: 12 * GiB }, logged(workshop, kind))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

async function loadImages(
  outer: Outer,
  { root, folder }: { root: string; folder: string },
  workshop: Workshop,
): Promise<void> {
  const daemon = start(isolated(['sh', DAEMON, root, folder], '--net'), logged(workshop, 'load-images'))
  try {
    const docker = dockerClient({ socketPath: join(folder, 'docker.sock') })
    await answering(docker, daemon, workshop.signal)
    const { Driver } = await docker.info()
    // The data directory is the virtual machine's as it is, on an ext4 disk.
    if (Driver !== 'overlay2') throw new Error(`Docker uses ${Driver}, not overlay2, in ${folder}`)
    for (const image of outer.images) {
      const answer = await docker.loadImage(await outer.docker.getImage(image).get())
      for await (const chunk of answer) {
        const failed = /"error":"([^"]*)/.exec(String(chunk))?.[1]
        if (failed !== undefined) throw new Error(`Docker can't load ${image}: ${failed}`)
      }
    }
    daemon.child.stdin?.end()
    await daemon.ended
  } finally {
    daemon.child.kill('SIGKILL')
  }
}

async function answering(docker: Docker, daemon: Running, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    signal.throwIfAborted()
    const answered = await docker.ping().then(
      () => true,
      () => false,
    )
    if (answered) return
    if (Date.now() > deadline) throw new Error('The Docker that loads the images did not come up in time')
    // An end is a failure here: it rejects with the last lines of the log.
    await Promise.race([sleep(200), daemon.ended])
  }
}
