/** The desktop app's main process: a window, the engine in a process of its own, and the ports between them. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  BrowserWindow,
  Menu,
  type MessagePortMain,
  MessageChannelMain,
  app,
  dialog,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron'
import type { PortMessage } from '../../contract/index.ts'
import { PORT, REQUEST_PORT } from '../channels.ts'
import { PortRequest } from '../messages.ts'
import { APP_ORIGIN, APP_SCHEME } from './app-origin.ts'
import { superviseEngine } from './engine-supervisor.ts'
import { onWindowMessage } from './guarded-ipc.ts'
import { type Say, speechIn } from './language.ts'
import { lockDown, refusePermissions } from './lock-down.ts'
import { menuTemplate } from './menu.ts'
import { serveAsset } from './serve-asset.ts'
import { windowOptions } from './window-options.ts'

const built = import.meta.dirname
const renderer = join(app.getAppPath(), 'dist', 'renderer')
/** The lab hosts' images are built from these files; packaged, they lie beside the app's archive. */
const recipe = app.isPackaged
  ? join(process.resourcesPath, 'labs', 'host')
  : join(app.getAppPath(), 'labs', 'host')

/** What a class is served by: the command line, on a Node of its own. Only beside the sources. */
const commandLine = [
  join(app.getAppPath(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  join(app.getAppPath(), 'cli', 'main.ts'),
]

// Both before the app is ready.
protocol.registerSchemesAsPrivileged([
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
])
lockDown(app)

if (app.requestSingleInstanceLock()) void app.whenReady().then(run)
else app.quit()

function run(): void {
  const { language, t } = speechIn([process.env.BULKHEAD_LANG ?? '', ...app.getPreferredSystemLanguages()])
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(t, process.platform)))
  refusePermissions(session.defaultSession)
  protocol.handle(APP_SCHEME, (request) => serveAsset(renderer, request))

  const engine = superviseEngine<MessagePortMain>({
    start: () =>
      utilityProcess.fork(
        join(built, 'engine-host.js'),
        [recipe, language, ...(app.isPackaged ? [] : commandLine)],
        {
          serviceName: 'Bulkhead engine',
        },
      ),
    ask: (text) => askPerson(text, t),
    openFolder: (path) => void openFolder(path),
    onHopeless: (told) => {
      const again = t`The engine ended again and again, so it was not started any more.`
      dialog.showErrorBox(t`Bulkhead cannot go on`, told ?? again)
      app.quit()
    },
  })

  onWindowMessage(REQUEST_PORT, PortRequest, (to, { senderFrame }) => {
    const { port1, port2 } = new MessageChannelMain()
    const message: PortMessage = { type: 'bulkhead:port', kind: to.kind, id: to.id }
    senderFrame?.postMessage(PORT, message, [port1])
    engine.connect(to, port2)
  })

  openWindow()
  app.on('activate', () => BrowserWindow.getAllWindows().length === 0 && openWindow())
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
  app.on('window-all-closed', () => app.quit())

  let closing = false
  app.on('will-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    void engine.dispose().then(() => app.exit(0))
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => app.quit())
}

function openWindow(): void {
  const window = new BrowserWindow(windowOptions(join(built, 'preload.cjs')))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/`)
}

/** A file could be a program; only folders are opened. */
async function openFolder(path: string): Promise<void> {
  const status = await stat(path).catch(() => undefined)
  if (status?.isDirectory()) await shell.openPath(path)
}

async function askPerson(text: string, t: Say): Promise<boolean> {
  const buttons = [t`Go ahead`, t`Not now`]
  const { response } = await dialog.showMessageBox({ type: 'question', message: text, buttons, cancelId: 1 })
  return response === 0
}
