import { msg } from '../../contract/index.ts'

export const title = msg`Port __doorPort__ is closed.`
