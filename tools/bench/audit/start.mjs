/**
 * `npm run bench:audit`: installs what is missing, then measures the audit. Plain Node, no packages.
 * docs/benchmarks.md says what each section is.
 */
import '../../lib/node-version.mjs'
import { join } from 'node:path'
import { terminalAsk } from '../../../engine/hosts/docker-engine/ask.mjs'
import { runMain } from '../../lib/failure.mjs'
import { ensurePackages } from '../../lib/node-packages.mjs'
import { node24, root, toolEnvironment } from '../../lib/paths.mjs'
import { handOver } from '../../lib/run.mjs'

await runMain(async () => {
  const person = { ask: terminalAsk(), say: (/** @type {string} */ line) => console.log(line) }
  await ensurePackages(person)
  const command = [node24, join(root, 'tools', 'bench', 'audit', 'main.ts'), ...process.argv.slice(2)]
  return handOver(command, { cwd: root, env: toolEnvironment() })
})
