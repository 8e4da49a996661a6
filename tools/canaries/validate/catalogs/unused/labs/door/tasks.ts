import { msg } from '../../contract/index.ts'

export const title = msg`Another port.`
export const count = (n: number) => n
