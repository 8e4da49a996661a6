import { fileURLToPath } from 'node:url'
import { msg } from '../contract/index.ts'
import { createClassStarter } from '../engine/classroom/serving/class-starter.ts'
import { dockerHosts } from '../engine/docker-hosts.ts'
import { createEngine } from '../engine/engine.ts'
import { bulkheadHome, classHome } from '../engine/home.ts'
import type { Say } from '../engine/language.ts'
import { TroubleError, troubleInWords } from '../engine/hosts/lab-hosts.ts'
import { exercises } from '../labs/index.ts'
import { USAGE, readArguments } from './arguments.ts'
import { terminalSpeech } from './language.ts'
import { Refused } from './refused.ts'
import { startWebServer } from './server.ts'
import { createConsole } from './terminal-console.ts'
import { onStopSignals } from './stop-signals.ts'

const COMMAND_LINE = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
const FILES = fileURLToPath(new URL('../dist/renderer', import.meta.url))

/** The app in a browser: engine, exercises and an HTTP server, put together. Ends the process when it can't be served. */
export async function serve(argv: readonly string[]): Promise<void> {
  const { t } = terminalSpeech()
  await start(argv, t).catch((error: unknown) => {
    console.error(explain(error, t))
    process.exit(1)
  })
}

async function start(argv: readonly string[], t: Say): Promise<void> {
  const { port, localShell, ssh } = readArguments(argv)
  const home = bulkheadHome()
  const stopping = new AbortController()
  const person = createConsole(t)
  const classes = createClassStarter({
    home: classHome(home),
    command: [process.execPath, COMMAND_LINE],
  })
  const engine = await createEngine({
    home,
    hosts: dockerHosts({ home, asking: person.whileAsking, say: person.say, signal: stopping.signal }),
    exercises,
    openedBy: 'app',
    allowLocalShell: localShell,
    sshTargets: ssh,
    serveClass: classes.start,
  })
  try {
    const server = await startWebServer({ engine, home, files: FILES, port })
    person.say(msg`Bulkhead is open at ${server.freshLink()}`)
    person.onEnter(() => person.say(msg`A fresh link: ${server.freshLink()}`))
    onStopSignals(async () => {
      person.say(msg`Closing the labs …`)
      stopping.abort()
      await server.close()
      await classes.stop()
      await engine.dispose({ closeLabs: true })
    })
  } catch (error) {
    stopping.abort()
    await engine.dispose({ closeLabs: false })
    throw error
  }
}

/** A sentence for what can be expected to fail; the whole error for what can't. */
function explain(error: unknown, t: Say): unknown {
  if (error instanceof TroubleError) return t(troubleInWords(error.trouble))
  if (error instanceof Refused) return t(error.why)
  const { code = '', message } = error as NodeJS.ErrnoException
  return code.startsWith('ERR_PARSE_ARGS') ? `${message}\n\n${t(USAGE)}` : error
}
