/** `npm run grader-image`: installs what is missing and builds the grader's image; main.ts says how. Plain Node, no packages. */
import '../lib/node-version.mjs'
import { join } from 'node:path'
import { terminalAsk } from '../../engine/hosts/docker-engine/ask.mjs'
import { runMain } from '../lib/failure.mjs'
import { ensurePackages } from '../lib/node-packages.mjs'
import { node24, root, toolEnvironment } from '../lib/paths.mjs'
import { handOver } from '../lib/run.mjs'

await runMain(async () => {
  await ensurePackages({ ask: terminalAsk(), say: (line) => console.log(line) })
  const command = [node24, join(root, 'tools', 'grader-image', 'main.ts'), ...process.argv.slice(2)]
  return handOver(command, { cwd: root, env: toolEnvironment() })
})
