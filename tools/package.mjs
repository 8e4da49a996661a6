/** `npm run package`: builds everything and packs the desktop app's installers into dist/packages. */
import './lib/node-version.mjs'
import { join } from 'node:path'
import { terminalAsk } from '../engine/hosts/docker-engine/ask.mjs'
import { desktopBuild, ensureBuilt, rendererBuild } from './lib/builds.mjs'
import { runMain } from './lib/failure.mjs'
import { ensurePackages } from './lib/node-packages.mjs'
import { modules, node24, root, toolEnvironment } from './lib/paths.mjs'
import { handOver } from './lib/run.mjs'

const person = { ask: terminalAsk(), say: (/** @type {string} */ line) => console.log(line) }

await runMain(async () => {
  await ensurePackages(person)
  await ensureBuilt(rendererBuild, person)
  await ensureBuilt(desktopBuild, person)
  const packer = join(modules, 'electron-builder', 'cli.js')
  return handOver([node24, packer, '--publish', 'never', ...process.argv.slice(2)], {
    cwd: root,
    env: toolEnvironment(),
  })
})
