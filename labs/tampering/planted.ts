import { createHash } from 'node:crypto'
import type { HostProbe } from '../../contract/index.ts'
import type { Planted } from './observation.ts'
import { WIRE } from './wire.ts'

const BLOBS = `${WIRE}/blobs`

/**
 * The image whose configuration has a drawn word in it. Both steps go by content: a blob counts only if it is what its
 * name says, so another answer can't be planted without another image.
 */
export async function findPlanted(host: HostProbe, word: string): Promise<Planted | null> {
  const config = await findBlob(host, word, (text) => text.includes('"rootfs"'))
  if (config === null) return null
  const manifest = await findBlob(host, config, (text) => text.includes('"layers"'))
  return manifest === null ? null : { digest: `sha256:${manifest}`, id: `sha256:${config}` }
}

async function findBlob(
  host: HostProbe,
  needle: string,
  isIt: (text: string) => boolean,
): Promise<string | null> {
  for (const { path } of await host.findFiles({ roots: [BLOBS], needle })) {
    const hex = /\/([0-9a-f]{64})\/data$/.exec(path)?.[1]
    const text = (await host.readFile(path)) ?? ''
    if (hex !== undefined && isIt(text) && createHash('sha256').update(text).digest('hex') === hex) return hex
  }
  return null
}
