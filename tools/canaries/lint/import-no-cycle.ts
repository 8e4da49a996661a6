import { other } from './import-no-cycle-other.ts'

export const one = () => other
