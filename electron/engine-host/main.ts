/** The engine in a process of its own: engine and exercises, put together for the desktop app. */
import { join } from 'node:path'
import type { MessagePortMain } from 'electron'
import { createClassStarter } from '../../engine/classroom/serving/class-starter.ts'
import { dockerHosts } from '../../engine/docker-hosts.ts'
import { type Engine, createEngine } from '../../engine/engine.ts'
import { bulkheadHome, classHome } from '../../engine/home.ts'
import { TroubleError, troubleInWords } from '../../engine/hosts/lab-hosts.ts'
import { exercises } from '../../labs/index.ts'
import { type FromEngine, type PortRequest, ToEngine } from '../messages.ts'
import { sayIn } from './language.ts'
import { byteChannel, textChannel } from './port-channels.ts'
import { createQuestions } from './questions.ts'

const [, , recipe, language, node, commandLine] = process.argv
const t = sayIn(language)
// Who audits a machine needs what is in it, too.
if (recipe) process.env.BULKHEAD_RECIPE = recipe
const tell = (message: FromEngine): void => process.parentPort.postMessage(message)
const questions = createQuestions((question, text) => tell({ type: 'question', question, text }))
const stopping = new AbortController()

const home = bulkheadHome()
/** Where the command line is: in an app that is packaged it is not. */
const classes =
  node && commandLine
    ? createClassStarter({ home: classHome(home), command: [node, commandLine] })
    : undefined
const opened = createEngine({
  home,
  hosts: dockerHosts({
    home,
    recipe,
    asking: () => (question) => questions.ask(t(question)),
    say: (line) => console.log(t(line)),
    signal: stopping.signal,
  }),
  exercises,
  labs: recipe && join(recipe, '..'),
  openedBy: 'app',
  serveClass: classes?.start,
  openFolder: (path) => tell({ type: 'open-folder', path }),
})

process.parentPort.on('message', ({ data, ports }) => {
  const message = ToEngine.safeParse(data).data
  if (message) void opened.then((engine) => receive(engine, message, ports))
})

opened.then(
  () => tell({ type: 'ready' }),
  (error: unknown) => {
    tell({
      type: 'trouble',
      message: error instanceof TroubleError ? t(troubleInWords(error.trouble)) : String(error),
    })
    process.exit(1)
  },
)

function receive(engine: Engine, message: ToEngine, [port]: readonly MessagePortMain[]): void {
  switch (message.type) {
    case 'connect':
      if (port) connect(engine, message.to, port)
      return
    case 'answer':
      questions.answer(message.question, message.yes)
      return
    case 'dispose':
      stopping.abort()
      Promise.all([classes?.stop(), engine.dispose({ closeLabs: true })])
        .catch((error: unknown) => console.error(error))
        .finally(() => process.exit(0))
      return
  }
}

function connect(engine: Engine, to: PortRequest, port: MessagePortMain): void {
  if (to.kind === 'rpc') engine.attachRpc(textChannel(port))
  else engine.attachTerminal(to.id, byteChannel(port))
  port.start()
}
