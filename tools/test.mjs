/**
 * `npm test`: installs what the tests need and runs everything. Plain Node, no packages.
 * `npm test -- types lint` runs these sections only; tools/test/sections.ts lists them.
 */
import './lib/node-version.mjs'
import { join } from 'node:path'
import { terminalAsk } from '../engine/hosts/docker-engine/ask.mjs'
import { runMain } from './lib/failure.mjs'
import { ensurePackages } from './lib/node-packages.mjs'
import { node24, root, toolEnvironment } from './lib/paths.mjs'
import { handOver } from './lib/run.mjs'

await runMain(async () => {
  await ensurePackages({ ask: terminalAsk(), say: (line) => console.log(line) })
  return handOver([node24, join(root, 'tools', 'test', 'main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    env: toolEnvironment(),
  })
})
