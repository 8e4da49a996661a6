import { createHash } from 'node:crypto'
import type { HostProbe, Params } from '../../contract/index.ts'
import type { TagSeen } from './observation.ts'

/** Where the registry was found to keep its images, and where it has to go on doing so. */
export const STORAGE = '/var/lib/docker-registry/docker/registry/v2'
const MOST_TAGS = 20

/** The repository's tags, read from the registry's storage: nobody has to let us in for that. */
export async function seeTags(registry: HostProbe, params: Params): Promise<TagSeen[]> {
  const root = `${STORAGE}/repositories/house/${params.service}/_manifests/tags`
  const files = await registry.findFiles({ roots: [root], needle: 'sha256:' })
  const links = files.map(({ path }) => path).filter((path) => path.endsWith('/current/link'))
  const seen = await Promise.all(
    links
      .sort()
      .slice(0, MOST_TAGS)
      .map(async (path) => {
        const tag = path.slice(root.length + 1).split('/')[0] ?? ''
        const digest = (await registry.readFile(path))?.trim() ?? ''
        const manifest = await readBlob(registry, digest)
        const config = configOf(manifest)
        const text = await readBlob(registry, config)
        return { tag, digest, config, changed: text.includes(params.intruderHost ?? '?') }
      }),
  )
  return seen
}

/** A blob's text; empty where there is none or it is not what its digest says. */
async function readBlob(registry: HostProbe, digest: string): Promise<string> {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
  if (hex === undefined) return ''
  const text = (await registry.readFile(`${STORAGE}/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`)) ?? ''
  return createHash('sha256').update(text).digest('hex') === hex ? text : ''
}

function configOf(manifest: string): string {
  try {
    const { config } = JSON.parse(manifest) as { config?: { digest?: string } }
    return config?.digest ?? ''
  } catch {
    return ''
  }
}
