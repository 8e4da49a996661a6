/**
 * `npm run dev`: the app in a browser, from its sources: lessons, components, styles and exercises arrive in the open
 * page as they are written. Takes what `npm start` takes. Plain Node, no packages.
 */
import './lib/node-version.mjs'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { terminalAsk } from '../engine/hosts/docker-engine/ask.mjs'
import { runMain } from './lib/failure.mjs'
import { ensurePackages } from './lib/node-packages.mjs'
import { node24, root, toolEnvironment } from './lib/paths.mjs'
import { handOver } from './lib/run.mjs'

/** Exit status of an app that wants to be started again; web/dev/main.ts has the same. */
const AGAIN = 75

/** Until something that the engine is made of is written. */
function aChange() {
  return new Promise((resolve) => {
    const folders = ['audit', 'contract', 'engine', 'labs', 'readings', 'results', 'web']
    const watchers = folders.map((folder) => watch(join(root, folder), { recursive: true }, done))
    function done() {
      for (const watcher of watchers) watcher.close()
      setTimeout(resolve, 150)
    }
  })
}

await runMain(async () => {
  await ensurePackages({ ask: terminalAsk(), say: (line) => console.log(line) })
  /** @type {number | undefined} */
  let port
  for (;;) {
    // The page that is open looks for the app where it was.
    const where = port === undefined ? [] : ['--port', String(port)]
    const status = await handOver(
      [node24, join(root, 'web', 'dev', 'main.ts'), ...process.argv.slice(2), ...where],
      {
        cwd: root,
        env: toolEnvironment({ BULKHEAD_DEV_AGAIN: port === undefined ? '0' : '1' }),
        onMessage: (message) => (port = /** @type {{ port: number }} */ (message).port),
      },
    )
    // What never began is wrong from the start; what was asked to end, ends.
    if (port === undefined || (status !== AGAIN && status !== 1)) return status
    if (status === 1) {
      console.log('It starts again when something is changed.')
      await aChange()
    }
  }
})
