export type { Verdict } from '../contract/index.ts'
