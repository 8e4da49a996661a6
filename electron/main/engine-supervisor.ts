import { FromEngine, type PortRequest, type ToEngine } from '../messages.ts'

/** The process that the engine runs in; Electron's UtilityProcess is one. */
export interface EngineProcess<Port> {
  postMessage(message: ToEngine, ports?: Port[]): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export interface SupervisorOptions<Port> {
  start(): EngineProcess<Port>
  /** Asks the person; the engine waits for the answer. */
  ask(text: string): Promise<boolean>
  openFolder(path: string): void
  /** The engine told why it can't be had, or, where nothing is told, ended again and again. Called once. */
  onHopeless(told: string | undefined): void
  now?: () => number
}

export interface EngineSupervisor<Port> {
  /** Hands a port to the engine, at once or as soon as it is ready. */
  connect(to: PortRequest, port: Port): void
  /** Lets the engine close its labs and end; kills it after `graceMs`. */
  dispose(graceMs?: number): Promise<void>
}

const CRASHES = { most: 5, withinMs: 60_000 }
/** A window that waits longer asks again, so older requests are stale. */
const MOST_WAITING = 64

/**
 * Keeps the engine running in a process of its own. When that process ends, its ports close, which tells
 * the window; a new one is started, and the window connects to it.
 */
export function superviseEngine<Port>(options: SupervisorOptions<Port>): EngineSupervisor<Port> {
  const { now = Date.now } = options
  let engine: EngineProcess<Port>
  let ready = false
  let over = false
  let trouble: string | undefined
  let waiting: { to: PortRequest; port: Port }[] = []
  let crashes: number[] = []
  const ended = Promise.withResolvers<void>()

  function start(): void {
    engine = options.start()
    engine.on('message', (raw) => {
      const message = FromEngine.safeParse(raw).data
      if (message) receive(message)
    })
    engine.on('exit', () => onExit())
  }

  function receive(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        ready = true
        for (const { to, port } of waiting.splice(0)) engine.postMessage({ type: 'connect', to }, [port])
        return
      case 'trouble':
        trouble = message.message
        return
      case 'question': {
        const asker = engine
        const reply = (yes: boolean) => asker.postMessage({ type: 'answer', question: message.question, yes })
        options.ask(message.text).then(reply, () => reply(false))
        return
      }
      case 'open-folder':
        options.openFolder(message.path)
        return
    }
  }

  function onExit(): void {
    ready = false
    if (over) return ended.resolve()
    crashes = [...crashes, now()].filter((at) => now() - at < CRASHES.withinMs)
    if (trouble === undefined && crashes.length <= CRASHES.most) return start()
    over = true
    ended.resolve()
    options.onHopeless(trouble)
  }

  start()
  return {
    connect(to, port) {
      if (over) return
      if (ready) engine.postMessage({ type: 'connect', to }, [port])
      else waiting = [...waiting, { to, port }].slice(-MOST_WAITING)
    },
    async dispose(graceMs = 60_000) {
      if (over) return ended.promise
      over = true
      engine.postMessage({ type: 'dispose' })
      const timer = setTimeout(() => engine.kill(), graceMs)
      await ended.promise
      clearTimeout(timer)
    },
  }
}
