import { msg } from '../../contract/index.ts'

export const title = msg`Port __doorPort__ is closed.`
export const state = (open: boolean) => msg`The door is ${open ? 'open' : 'closed'}.`
