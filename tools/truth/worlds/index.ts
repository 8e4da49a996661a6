import type { World } from '../world.ts'
import { vanishing } from './vanishing.ts'

/** All lab hosts of the suite. */
export const worlds: readonly World[] = [vanishing]
