import type { HostProbe } from '../../contract/index.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { areCovered, inLayer, inspectImage, layersOf, type ImageInspect } from '../shared/image-layers.ts'
import { isOfSsh, isSetuid, openAccounts } from './layers.ts'
import type { ImageSeen } from './observation.ts'

/** Above this an image is not small, and need not be looked through. */
const LARGEST = 64_000_000
const MOST_FILES = 2000
/** What a learner has to see of a list. */
const MOST_NAMED = 12

/** Looks into every layer of an image, by ID or name; `null` where there is no such image. */
export async function observeImage(
  host: HostProbe,
  reference: string,
  name: string,
  password: string,
): Promise<ImageSeen | null> {
  const [image, named, past] = await Promise.all([
    inspectImage(host, reference),
    inspectImage(host, name),
    api(host, { path: `/images/${encodeURIComponent(reference)}/history` }),
  ])
  if (!image) return null
  const layers = layersOf(image)
  const words = wordsOf(image, isDone(past) ? past.json : undefined)
  const seen: ImageSeen = {
    id: image.Id,
    named: named?.Id ?? null,
    size: image.Size,
    layers: layers?.length ?? 0,
    closed: null,
    files: 0,
    sshFiles: [],
    keys: [],
    accounts: [],
    password: words
      .filter((word) => word.includes(password) || isSecret(word))
      .map((word) => word.slice(0, 120)),
    setuid: [],
  }
  if (!layers) return { ...seen, closed: 'driver' }
  if (image.Size > LARGEST) return { ...seen, closed: 'large' }
  if (await areCovered(host, layers)) return { ...seen, closed: 'covered' }
  return { ...seen, ...(await lookInto(host, layers, password, seen.password)) }
}

/** What an image says of itself: its configuration, and the commands that it was made with. */
function wordsOf({ Config }: ImageInspect, past: unknown): string[] {
  const made = Array.isArray(past)
    ? (past as { CreatedBy?: string }[]).map((each) => each.CreatedBy ?? '')
    : []
  const labels = Object.entries(Config?.Labels ?? {}).map((label) => label.join('='))
  return [...(Config?.Env ?? []), ...(Config?.Cmd ?? []), ...labels, ...made]
}

/** A variable that is there to hold a password, whatever it holds. */
function isSecret(word: string): boolean {
  return /^\w*(PASSWORD|PASSWD|SECRET)\w*=./i.test(word)
}

async function lookInto(
  host: HostProbe,
  layers: readonly string[],
  password: string,
  words: readonly string[],
): Promise<Partial<ImageSeen>> {
  const find = (needle: string) => host.findFiles({ roots: [...layers], needle, maxFiles: MOST_FILES })
  const [files, keys, withPassword] = await Promise.all([find(''), find('PRIVATE KEY-----'), find(password)])
  const named = (paths: readonly { path: string }[]) =>
    paths.map(({ path }) => inLayer(layers, path)).slice(0, MOST_NAMED)
  const lists = files.filter(({ path }) => /\/etc\/(passwd|shadow)-?$/.test(path))
  const accounts = await Promise.all(
    lists.map(async ({ path }) =>
      openAccounts((await host.readFile(path)) ?? '').map((who) => `${who} (${inLayer(layers, path)})`),
    ),
  )
  return {
    files: files.length,
    sshFiles: named(files.filter(({ path }) => isOfSsh(path))),
    keys: named(keys),
    accounts: accounts.flat().slice(0, MOST_NAMED),
    password: [...words, ...named(withPassword)].slice(0, MOST_NAMED),
    setuid: named(files.filter(isSetuid)),
  }
}
