import type { Lab } from '../../labs/index.ts'

export type A = Lab
