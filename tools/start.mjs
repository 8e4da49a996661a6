/** `npm start`: installs and builds what is missing, then opens the app. Plain Node, no packages. */
import './lib/node-version.mjs'
import { join } from 'node:path'
import { terminalAsk } from '../engine/hosts/docker-engine/ask.mjs'
import { desktopBuild, ensureBuilt, rendererBuild } from './lib/builds.mjs'
import { browserInstead, ensureElectron, windowObstacle } from './lib/desktop.mjs'
import { runMain } from './lib/failure.mjs'
import { ensurePackages } from './lib/node-packages.mjs'
import { node24, root, toolEnvironment } from './lib/paths.mjs'
import { handOver } from './lib/run.mjs'

const person = { ask: terminalAsk(), say: (/** @type {string} */ line) => console.log(line) }

/** @returns {Promise<string[]>} the command that opens the app */
async function opener() {
  const machine = { platform: process.platform, env: process.env, uid: process.getuid?.() }
  const obstacle = windowObstacle(machine)
  const electron = obstacle === undefined ? await ensureElectron(person) : undefined
  if (electron !== undefined) {
    await ensureBuilt(desktopBuild, person)
    return [electron, root]
  }
  person.say(browserInstead(obstacle))
  return [node24, join(root, 'web', 'main.ts')]
}

await runMain(async () => {
  await ensurePackages(person)
  await ensureBuilt(rendererBuild, person)
  return handOver([...(await opener()), ...process.argv.slice(2)], { env: toolEnvironment() })
})
