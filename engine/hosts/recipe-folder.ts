import { fileURLToPath } from 'node:url'

const OURS = fileURLToPath(new URL('../../labs/host', import.meta.url))

/** Where the recipe of the images is, with the probe's agent in it: what BULKHEAD_RECIPE names, or labs/host of this project. */
export const recipeFolder = (): string => process.env.BULKHEAD_RECIPE || OURS
