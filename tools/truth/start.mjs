/**
 * `npm run truth`: installs what is missing and shows on real lab hosts that the audit says what is true. Plain Node, no
 * packages. `npm run truth -- --item K2` shows this item only; tools/truth/main.ts says what else.
 */
import '../lib/node-version.mjs'
import { join } from 'node:path'
import { terminalAsk } from '../../engine/hosts/docker-engine/ask.mjs'
import { runMain } from '../lib/failure.mjs'
import { ensurePackages } from '../lib/node-packages.mjs'
import { node24, root, toolEnvironment } from '../lib/paths.mjs'
import { handOver } from '../lib/run.mjs'

await runMain(async () => {
  await ensurePackages({ ask: terminalAsk(), say: (line) => console.log(line) })
  const command = [node24, join(root, 'tools', 'truth', 'main.ts'), ...process.argv.slice(2)]
  return handOver(command, { cwd: root, env: toolEnvironment() })
})
