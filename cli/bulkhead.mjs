#!/usr/bin/env node
/** `bulkhead …`: runs on any Node and hands over to the command line on Node 24. */
import '../tools/lib/node-version.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { t } from '../tools/lib/language.mjs'
import { cache, node24, root, toolEnvironment } from '../tools/lib/paths.mjs'
import { handOver } from '../tools/lib/run.mjs'

if (!existsSync(node24)) {
  console.error(
    t`Bulkhead is not set up yet: run “npm start” (or “npm test”) in its directory once, then try again.`,
  )
  process.exit(2)
}
process.exitCode = await handOver([node24, join(root, 'cli', 'main.ts'), ...process.argv.slice(2)], {
  // Compiled code is kept, which halves the time to start.
  env: toolEnvironment({ NODE_COMPILE_CACHE: join(cache, 'compiled') }),
})
