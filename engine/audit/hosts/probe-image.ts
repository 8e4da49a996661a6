import { fileURLToPath } from 'node:url'
import { ProbeError, verbatim } from '../../../contract/index.ts'
import { findDocker } from '../../hosts/docker-engine.ts'
import { imageNames } from '../../hosts/docker/images.ts'
import { readRecipe } from '../../hosts/docker/recipe.ts'
import { type ApiClient, createApiClient } from './api-client.ts'
import { dialEngine } from './dial-engine.ts'
import { hostTroubles } from './troubles.ts'

const RECIPE = fileURLToPath(new URL('../../../labs/host', import.meta.url))

/** The probe's image of this Bulkhead. */
export const probeImage = (recipe = process.env.BULKHEAD_RECIPE ?? RECIPE): string =>
  imageNames(readRecipe(recipe)).probe

/** Sees to it that an engine has an image, by the local engine's if need be. Answers how to take it away again. Throws TroubleError. */
export async function bringImage(
  client: ApiClient,
  image: string,
  home: string,
): Promise<() => Promise<void>> {
  if (await has(client, image)) return async () => undefined
  const found = await findDocker(process.env, { home })
  if ('trouble' in found) throw hostTroubles.noProbeImage(image)
  const local = createApiClient(() => dialEngine(found.connection))
  try {
    if (!(await has(local, image))) throw hostTroubles.noProbeImage(image)
    const archive = await local.open(`/images/${encodeURIComponent(image)}/get`)
    const { status, said, body } = await client.send('/images/load?quiet=1', archive)
    if (status !== 200 || !(await has(client, image)))
      throw new ProbeError(verbatim(said || body.toString('utf8', 0, 300)))
  } finally {
    local.close()
  }
  return async () =>
    void (await client.request({ method: 'DELETE', path: `/images/${encodeURIComponent(image)}` }))
}

const has = async (client: ApiClient, image: string): Promise<boolean> =>
  (await client.request({ path: `/images/${encodeURIComponent(image)}/json` })).status === 200
