/**
 * `npm run test:vm`: the tests on a real Docker engine, in a virtual machine with the control groups that
 * this machine does not have. Plain Node, no packages. `npm run test:vm -- --help` tells the options.
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
  const command = [node24, join(root, 'tools', 'vm', 'main.ts'), ...process.argv.slice(2)]
  return handOver(command, { cwd: root, env: toolEnvironment() })
})
