import { type Message, type SetUpPlan, type SystemStatus, msg, verbatim } from '../contract/index.ts'
import { type LabHosts, type MissingStep, TroubleError } from './hosts/lab-hosts.ts'
import { logError, note } from './log.ts'
import { type Observable, observable } from './observable.ts'
import { asTrouble, troubles } from './troubles.ts'

/** Lines of the build's output that are kept. */
const LOG_LINES = 200

/** What a person said before, so that nobody is asked: whether Docker may be installed and started. */
export interface Consent {
  agreed: boolean
  /** One line about what is happening. */
  say(line: Message): void
}

/** Lab hosts where there are none yet. */
export type FindHosts = (consent?: Consent) => Promise<LabHosts>

/** Whether this machine can open labs, and making it so. */
export interface System {
  readonly status: Observable<SystemStatus>
  /** Where lab hosts come from; found when first asked for. Throws TroubleError. */
  hosts(): Promise<LabHosts>
  /** The same, when images are there too. Throws TroubleError. */
  ready(): Promise<LabHosts>
  /** Looks again after something failed, without a person noticing when all is well. */
  recheck(): Promise<void>
  /** After a failure: looks for Docker anew. Throws TroubleError. */
  findAgain(consent: Consent): Promise<void>
  setUp(): void
  cancelSetUp(): Promise<void>
  dispose(): Promise<void>
}

export interface SystemOptions {
  /** See home.ts. */
  home: string
  hosts: LabHosts | FindHosts
  /** Runs with newly found hosts before anything else does. */
  onHosts(hosts: LabHosts): Promise<void>
}

export function createSystem({ home, hosts: source, onHosts }: SystemOptions): System {
  const status = observable<SystemStatus>({ kind: 'checking' })
  let found: Promise<LabHosts> | undefined
  let checking: Promise<void> | undefined
  let building: { abort: AbortController; done: Promise<void> } | undefined
  let disposed = false

  function find(consent?: Consent): Promise<LabHosts> {
    if (found) return found
    const finding = (async () => {
      const hosts = typeof source === 'function' ? await source(consent) : source
      if (!disposed) await onHosts(hosts)
      if (!disposed) return hosts
      await hosts.dispose()
      throw new Error('The engine is closing.')
    })()
    found = finding
    finding.catch(() => {
      if (found === finding) found = undefined
    })
    return finding
  }

  /** One look at a time; the status tells what came of it. */
  function check(consent?: Consent): Promise<void> {
    checking ??= (async () => {
      try {
        const hosts = await find(consent)
        const missing = await hosts.missing()
        const steps = missing.map(({ title, detail }) => ({ title, detail }))
        status.set(
          missing.length > 0
            ? { kind: 'needs-setup', steps, plan: await planOf(hosts, missing, home) }
            : { kind: 'ready', engine: await hosts.describe() },
        )
      } catch (error) {
        status.set({ kind: 'failed', trouble: noted(asTrouble(error, msg`looking for Docker`)).trouble })
      } finally {
        checking = undefined
      }
    })()
    return checking
  }

  /** Hosts that failed are let go of, so that another try starts from nothing. */
  async function forgetHosts(): Promise<void> {
    const old = found
    found = undefined
    if (typeof source === 'function')
      await old?.then((hosts) => hosts.dispose()).catch((error) => logError('letting go of Docker', error))
  }

  async function build(signal: AbortSignal): Promise<void> {
    if (status.get().kind === 'failed') {
      status.set({ kind: 'checking' })
      await forgetHosts()
    }
    await check()
    const checked = status.get()
    if (checked.kind !== 'needs-setup' || signal.aborted) return
    try {
      const hosts = await find()
      await prepare(hosts, checked.steps, status, signal)
    } catch (error) {
      if (!signal.aborted)
        return status.set({
          kind: 'failed',
          trouble: noted(asTrouble(error, msg`building the lab host images`)).trouble,
        })
    }
    await check()
  }

  return {
    status,
    async hosts() {
      if (status.get().kind === 'checking') await check()
      const now = status.get()
      if (now.kind === 'failed') throw new TroubleError(now.trouble)
      return find()
    },
    async ready() {
      if (status.get().kind === 'checking') await (building?.done ?? check())
      const now = status.get()
      if (now.kind === 'ready') return find()
      throw now.kind === 'failed' ? new TroubleError(now.trouble) : troubles.notReady(now.kind)
    },
    async recheck() {
      const { kind } = status.get()
      if (!building && (kind === 'ready' || kind === 'needs-setup')) await check()
    },
    async findAgain(consent) {
      await building?.done
      // Somebody else is looking just now, without this consent.
      if (status.get().kind === 'checking') await check()
      if (status.get().kind !== 'failed') return
      status.set({ kind: 'checking' })
      await forgetHosts()
      await check(consent)
      const now = status.get()
      if (now.kind === 'failed') throw new TroubleError(now.trouble)
    },
    setUp() {
      const { kind } = status.get()
      if (building || kind === 'ready') return
      const abort = new AbortController()
      const done = build(abort.signal).finally(() => (building = undefined))
      building = { abort, done }
    },
    async cancelSetUp() {
      building?.abort.abort()
      await building?.done
    },
    async dispose() {
      disposed = true
      status.end()
      building?.abort.abort()
      // Whoever looks for Docker may take minutes; what it then finds is let go of in `find`.
      if (status.get().kind === 'checking') return
      await building?.done
      const hosts = await found?.catch(() => undefined)
      await hosts?.dispose()
    },
  }
}

/** In the log that is kept, too: an expected trouble is nowhere else. */
function noted(error: TroubleError): TroubleError {
  note('system', error.message)
  return error
}

/** What the missing steps take together. */
async function planOf(hosts: LabHosts, missing: readonly MissingStep[], home: string): Promise<SetUpPlan> {
  const [engine, { folder, free }] = await Promise.all([hosts.describe(), hosts.place()])
  const sum = (of: 'download' | 'disk' | 'diskKept') =>
    missing.reduce((total, { size }) => total + (size?.[of] ?? 0), 0)
  return {
    download: sum('download'),
    disk: sum('disk'),
    diskKept: sum('diskKept'),
    engine,
    images: folder,
    data: home,
    free: free === undefined ? null : Math.floor(free / 1e6),
  }
}

async function prepare(
  hosts: LabHosts,
  missing: { title: Message }[],
  status: Observable<SystemStatus>,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = new Date().toISOString()
  let progress = { step: missing[0]?.title ?? verbatim(''), fraction: 0 }
  let running = 0
  let log: string[] = []
  const show = () =>
    status.set({
      kind: 'setting-up',
      progress,
      steps: missing.map(({ title }, index) => ({
        title,
        state: index < running ? 'done' : index === running ? 'running' : 'waiting',
      })),
      log,
      startedAt,
    })
  show()
  await hosts.prepare(
    {
      progress({ stepIndex, ...next }) {
        // Never back: a bar that shrinks says that nothing is certain.
        progress = { ...next, fraction: Math.max(progress.fraction, next.fraction) }
        running = Math.max(running, stepIndex)
        show()
      },
      log(line) {
        note('set-up', line)
        log = [...log, line].slice(-LOG_LINES)
        show()
      },
    },
    signal,
  )
}
