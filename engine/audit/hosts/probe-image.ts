import { findDocker } from '../../hosts/docker-engine.ts'
import { imageNames } from '../../hosts/docker/images.ts'
import { readRecipe } from '../../hosts/docker/recipe.ts'
import { recipeFolder } from '../../hosts/recipe-folder.ts'
import { type ApiClient, createApiClient } from './api-client.ts'
import { type BroughtImages, broughtImages } from './brought-images.ts'
import { dialEngine } from './dial-engine.ts'
import { hostTroubles } from './troubles.ts'

/** The probe's image of this Bulkhead. */
export const probeImage = (recipe = recipeFolder()): string => imageNames(readRecipe(recipe)).probe

/** An image that is on the engine now. */
export interface BroughtImage {
  /** Whether it is there only because somebody looks, now or before and was killed. */
  isOurs: boolean
  /** Removes it where it is ours. */
  takeAway(): Promise<void>
}

const theirs: BroughtImage = { isOurs: false, takeAway: async () => undefined }

/** Sees to it that an engine has an image, by the local engine's if need be. Throws TroubleError. */
export async function bringImage(
  client: ApiClient,
  image: string,
  { home, signal }: { home: string; signal?: AbortSignal },
): Promise<BroughtImage> {
  const brought = broughtImages(home, await daemonOf(client))
  await removeLeft(client, brought, image)
  const ours: BroughtImage = { isOurs: true, takeAway: () => remove(client, brought, image) }
  if (await has(client, image)) return brought.left().includes(image) ? ours : theirs
  const found = await findDocker(process.env, { home })
  if ('trouble' in found) throw hostTroubles.noProbeImage(image)
  const local = createApiClient(() => dialEngine(found.connection))
  try {
    if (!(await has(local, image))) throw hostTroubles.noProbeImage(image)
    const archive = await local.open(`/images/${encodeURIComponent(image)}/get`)
    // Before it is there: who is killed now leaves word of it.
    brought.add(image)
    const { status, said, body } = await client.send('/images/load?quiet=1', archive, signal)
    signal?.throwIfAborted()
    if (status !== 200 || !(await has(client, image)))
      throw hostTroubles.imageRefused(image, said || body.toString('utf8', 0, 300) || `status ${status}`)
  } catch (error) {
    await ours.takeAway()
    throw error
  } finally {
    local.close()
  }
  return ours
}

/** What was brought by those that were killed, and isn't used now. */
async function removeLeft(client: ApiClient, brought: BroughtImages, wanted: string): Promise<void> {
  for (const image of brought.left()) if (image !== wanted) await remove(client, brought, image)
}

async function remove(client: ApiClient, brought: BroughtImages, image: string): Promise<void> {
  if (!brought.has(image)) return
  const path = `/images/${encodeURIComponent(image)}`
  const { status } = await client.request({ method: 'DELETE', path, timeoutMs: 60_000 })
  // One that somebody else uses by now, or that can't be removed, is tried again next time.
  if (status === 200 || status === 404) brought.forget(image)
}

const has = async (client: ApiClient, image: string): Promise<boolean> =>
  (await client.request({ path: `/images/${encodeURIComponent(image)}/json` })).status === 200

/** Which daemon it is, wherever it is reached. */
async function daemonOf(client: ApiClient): Promise<string> {
  const { json } = await client.request({ path: '/info' })
  const { ID } = (json ?? {}) as { ID?: unknown }
  return typeof ID === 'string' ? ID : ''
}
