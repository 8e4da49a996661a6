import { used } from '../engine/used.ts'

used()
