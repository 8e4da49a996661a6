/** Checks who imports whom: `node tools/boundaries/main.ts`. */
import { root } from '../lib/paths.mjs'
import { checkBoundaries } from './check.ts'

const { modules, violations } = checkBoundaries(root)
for (const { rule, message } of violations) console.error(`${message} (${rule})`)
console.log(`${modules} modules, ${violations.length} violations`)
process.exitCode = violations.length > 0 || modules === 0 ? 1 : 0
