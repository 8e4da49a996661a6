/** `npm run dev`: the app in a browser, from its sources; see tools/dev.mjs. */
import { fileURLToPath } from 'node:url'
import { msg } from '../../contract/index.ts'
import { createClassStarter } from '../../engine/classroom/serving/class-starter.ts'
import { dockerHosts } from '../../engine/docker-hosts.ts'
import { createEngine } from '../../engine/engine.ts'
import { bulkheadHome, classHome } from '../../engine/home.ts'
import { TroubleError, troubleInWords } from '../../engine/hosts/lab-hosts.ts'
import { readArguments } from '../arguments.ts'
import { terminalSpeech } from '../language.ts'
import { Refused } from '../refused.ts'
import { startWebServer } from '../server.ts'
import { onStopSignals } from '../stop-signals.ts'
import { createConsole } from '../terminal-console.ts'
import { liveExercises } from './live-exercises.ts'
import { liveRenderer } from './live-files.ts'
import { isModule, watchSources } from './watch-sources.ts'

/** Exit status that asks whoever started us to do it again, with the labs as they are. */
const AGAIN = 75

const root = fileURLToPath(new URL('../..', import.meta.url))
const { t } = terminalSpeech()

async function serve(): Promise<void> {
  const { port, localShell, ssh } = readArguments(process.argv.slice(2))
  const isAgain = process.env.BULKHEAD_DEV_AGAIN === '1'
  const home = bulkheadHome()
  const stopping = new AbortController()
  const person = createConsole(t)
  const live = await liveExercises()
  const classes = createClassStarter({
    home: classHome(home),
    command: [process.execPath, fileURLToPath(new URL('../../cli/main.ts', import.meta.url))],
  })
  const engine = await createEngine({
    home,
    hosts: dockerHosts({ home, asking: person.whileAsking, say: person.say, signal: stopping.signal }),
    exercises: live.exercises,
    openedBy: 'app',
    allowLocalShell: localShell,
    sshTargets: ssh,
    serveClass: classes.start,
  })
  const renderer = await liveRenderer(root)
  const server = await startWebServer({ engine, home, port, files: renderer })

  async function end(options: { closeLabs: boolean }): Promise<void> {
    for (const stop of watches) stop()
    stopping.abort()
    await renderer.close()
    await server.close()
    await classes.stop()
    await engine.dispose(options)
  }
  let isEnding = false
  function startAgain(): void {
    if (isEnding) return
    isEnding = true
    end({ closeLabs: false }).then(
      () => process.exit(AGAIN),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  async function takeExercises(paths: readonly string[]): Promise<void> {
    try {
      if (!(await live.reload())) return startAgain()
      person.say(msg`Read again: ${paths.join(' ')}`)
      renderer.tell('bulkhead:exercises', paths)
    } catch (error) {
      console.error(error)
      person.say(msg`The exercises stay as they were until that is mended.`)
    }
  }
  const watches = [
    watchSources(root, 'labs', isModule, (paths) => void takeExercises(paths)),
    ...['contract', 'engine', 'web'].map((folder) =>
      watchSources(root, folder, isModule, (paths) => {
        person.say(msg`Starting again with ${paths.join(' ')}; labs stay open …`)
        startAgain()
      }),
    ),
  ]

  // The browser stays known over a start, so its page finds back by itself.
  if (isAgain) person.say(msg`Bulkhead is there again, at http://127.0.0.1:${server.port}/`)
  else person.say(msg`Bulkhead is open at ${server.freshLink()}`)
  person.onEnter(() => person.say(msg`A fresh link: ${server.freshLink()}`))
  process.send?.({ port: server.port })
  onStopSignals(async () => {
    person.say(msg`Closing the labs …`)
    await end({ closeLabs: true })
  })
}

await serve().catch((error: unknown) => {
  const isKnown = error instanceof TroubleError || error instanceof Refused
  console.error(isKnown ? t(error instanceof Refused ? error.why : troubleInWords(error.trouble)) : error)
  process.exit(1)
})
