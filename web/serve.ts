import { fileURLToPath } from 'node:url'
import { dockerHosts } from '../engine/docker-hosts.ts'
import { createEngine } from '../engine/engine.ts'
import { bulkheadHome } from '../engine/home.ts'
import { TroubleError } from '../engine/hosts/lab-hosts.ts'
import { exercises } from '../labs/index.ts'
import { USAGE, readArguments } from './arguments.ts'
import { PortTakenError } from './listen.ts'
import { startWebServer } from './server.ts'
import { createConsole } from './terminal-console.ts'
import { onStopSignals } from './stop-signals.ts'

const FILES = fileURLToPath(new URL('../dist/renderer', import.meta.url))

/** The app in a browser: engine, exercises and an HTTP server, put together. Ends the process when it can't be served. */
export async function serve(argv: readonly string[]): Promise<void> {
  await start(argv).catch((error: unknown) => {
    console.error(explain(error))
    process.exit(1)
  })
}

async function start(argv: readonly string[]): Promise<void> {
  const { port, localShell, ssh } = readArguments(argv)
  const home = bulkheadHome()
  const stopping = new AbortController()
  const person = createConsole()
  const engine = await createEngine({
    home,
    hosts: dockerHosts({ home, asking: person.whileAsking, say: person.say, signal: stopping.signal }),
    exercises,
    openedBy: 'app',
    allowLocalShell: localShell,
    sshTargets: ssh,
  })
  try {
    const server = await startWebServer({ engine, home, files: FILES, port })
    person.say(`Bulkhead is open at ${server.freshLink()}`)
    person.onEnter(() => person.say(`A fresh link: ${server.freshLink()}`))
    onStopSignals(async () => {
      person.say('Closing the labs …')
      stopping.abort()
      await server.close()
      await engine.dispose({ closeLabs: true })
    })
  } catch (error) {
    stopping.abort()
    await engine.dispose({ closeLabs: false })
    throw error
  }
}

/** A sentence for what can be expected to fail; the whole error for what can't. */
function explain(error: unknown): unknown {
  if (error instanceof TroubleError || error instanceof PortTakenError) return error.message
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code.startsWith('ERR_PARSE_ARGS')) return `${message}\n\n${USAGE}`
  if (message?.startsWith('There is no index.html') || code === 'ENOENT')
    return `${message}\nThe app has not been built yet: npm start does it.`
  return error
}
