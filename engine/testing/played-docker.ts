import { setTimeout as sleep } from 'node:timers/promises'
import { PassThrough } from 'node:stream'
import {
  type ConnectionOutcome,
  type HostProbe,
  type LabProbe,
  type LabSession,
  type Trouble,
  msg,
} from '../../contract/index.ts'
import {
  type LabHosts,
  type LabSpec,
  type MissingStep,
  type RunningLab,
  type SweepReport,
  TroubleError,
  type UnneededImages,
} from '../hosts/lab-hosts.ts'
import { observable } from '../observable.ts'
import { type PlayedShell, playShell } from '../terminal/testing/doubles.ts'

interface PlayedLab {
  session: LabSession
  alive: boolean
  down: Set<(host: string) => void>
}

/** A Docker that the test plays: labs are entries in a map, shared by all providers made from it. */
export interface PlayedDocker {
  provider(): LabHosts
  labs: Map<string, PlayedLab>
  /** Shells that were opened on any lab host. */
  shells: PlayedShell[]
  /** What was asked of it, in order. */
  asked: string[]
  missing: MissingStep[]
  /** What dead processes left, until it is swept. */
  leftovers: SweepReport
  unneeded: UnneededImages
  /** Thrown by the next thing that starts or builds something. */
  failNext?: Error
  /** While set, starting and building wait for it. */
  gate?: Promise<void>
  /** Providers that were not disposed of, and labs that were not released. */
  providers: number
  taken: number
  kill(id: string, host?: string): void
  /** The connection to Docker breaks; until `back`, it doesn't answer. */
  vanish(): void
  back(): void
  /** Rings in the labs that watch for changes. */
  change(): void
  /** Looks for pictures that are under way, as `host kind`. */
  looks: string[]
  /** What the probes see from now on, for pictures of all kinds. */
  show(event: unknown): void
  /** What the lab hosts' daemons answer. */
  daemon: ConnectionOutcome
  daemonAsked: string[]
}

let count = 0

export function playDocker(): PlayedDocker {
  const changes = new Set<() => void>()
  const shown = observable<unknown>(undefined)
  let gone = false
  const connect = () => {
    if (gone)
      throw Object.assign(new Error('connect ECONNREFUSED /docker.sock'), {
        code: 'ECONNREFUSED',
        syscall: 'connect',
      })
  }
  const docker: PlayedDocker = {
    labs: new Map(),
    shells: [],
    asked: [],
    missing: [],
    leftovers: { containers: 0, networks: 0, volumes: 0 },
    unneeded: { names: [], bytes: 0, allBytes: 0 },
    providers: 0,
    taken: 0,
    provider,
    kill(id, host = 'master') {
      const lab = docker.labs.get(id)!
      lab.alive = false
      for (const listener of [...lab.down]) listener(host)
    },
    vanish() {
      gone = true
      for (const lab of docker.labs.values()) for (const listener of [...lab.down]) listener('Docker')
    },
    back() {
      gone = false
    },
    change() {
      for (const ring of changes) ring()
    },
    looks: [],
    show: (event) => shown.set(event),
    daemon: { kind: 'refused', message: 'played' },
    daemonAsked: [],
  }
  const playedHost = {
    daemon: async ({ path }: { path: string }) => {
      docker.daemonAsked.push(decodeURIComponent(path))
      return docker.daemon
    },
  } as HostProbe

  async function start(what: string, signal: AbortSignal): Promise<void> {
    docker.asked.push(what)
    await Promise.race([docker.gate, new Promise((resolve) => signal.addEventListener('abort', resolve))])
    await sleep(1)
    signal.throwIfAborted()
    const failure = docker.failNext
    delete docker.failNext
    if (failure) throw failure
  }

  function make(spec: LabSpec, id: string): RunningLab {
    const session: LabSession = {
      id,
      exercise: spec.exercise,
      seed: spec.seed,
      params: {
        ...spec.params,
        ...Object.fromEntries(spec.topology.map((host, n) => [`${host}Address`, `10.9.0.${n + 2}`])),
      },
      hosts: spec.topology.map((name, n) => ({ name, address: `10.9.0.${n + 2}`, state: 'ready' })),
      openedAt: new Date(Date.UTC(2026, 0, 1) + ++count * 1000).toISOString(),
    }
    docker.labs.set(id, { session, alive: true, down: new Set() })
    return take(session)
  }

  function take(session: LabSession): RunningLab {
    docker.taken += 1
    let released = false
    const played = docker.labs.get(session.id)!
    return {
      session,
      probe: { hosts: [], host: () => playedHost } as LabProbe,
      hosts: () => session.hosts,
      exec: async (host, argv) => {
        docker.asked.push(`exec ${host} ${argv.join(' ')}`)
        return {
          stdin: new PassThrough(),
          stdout: new PassThrough(),
          stderr: new PassThrough(),
          resize: async () => {},
          exited: Promise.resolve(0),
          dispose: () => {},
        }
      },
      async shell() {
        const shell = playShell()
        docker.shells.push(shell)
        return shell
      },
      async *changes(_paths, signal) {
        while (!signal.aborted) {
          await new Promise<void>((resolve) => {
            changes.add(resolve)
            signal.addEventListener('abort', () => resolve())
          })
          yield { host: 'master', what: 'something' }
        }
      },
      async *readings({ host, kind }, signal) {
        const look = `${host} ${kind}`
        docker.looks.push(look)
        try {
          for await (const event of shown.watch(signal)) if (event !== undefined) yield event
        } finally {
          docker.looks.splice(docker.looks.indexOf(look), 1)
        }
      },
      agent: () => Promise.reject(new Error('No agent is played.')),
      genuineDaemons: new Set<string>(),
      onDown(listener) {
        played.down.add(listener)
        return () => void played.down.delete(listener)
      },
      async release() {
        if (!released) docker.taken -= 1
        released = true
      },
    }
  }

  function provider(): LabHosts {
    docker.providers += 1
    return {
      describe: async () => 'Played Docker',
      async missing() {
        connect()
        return docker.missing
      },
      async prepare(on, signal) {
        on.progress({ step: msg`Base`, fraction: 0.1, stepIndex: 0 })
        on.log('line one')
        await start('prepare', signal)
        on.progress({ step: msg`Host`, fraction: 0.6, stepIndex: 1 })
        docker.missing = []
      },
      async open(spec, on, signal) {
        on({ step: msg`Booting`, fraction: 0.5 })
        await start(`open ${spec.exercise} ${spec.seed}`, signal)
        return make(spec, `lab-${++count}`)
      },
      async adopt(session) {
        connect()
        docker.asked.push(`adopt ${session.id}`)
        return docker.labs.get(session.id)?.alive ? take(session) : undefined
      },
      async isWhole(session) {
        connect()
        return docker.labs.has(session.id)
      },
      async sleep(session) {
        docker.asked.push(`sleep ${session.id}`)
        docker.labs.get(session.id)!.alive = false
      },
      async wake(session, on, signal) {
        on({ step: msg`Waking`, fraction: 0.5 })
        await start(`wake ${session.id}`, signal)
        docker.labs.get(session.id)!.alive = true
        return take({ ...session, wokenAt: new Date().toISOString() })
      },
      async reset(lab, spec, on, signal) {
        on({ step: msg`Swapping`, fraction: 0.5 })
        await start(`reset ${spec.exercise} ${spec.seed}`, signal)
        await lab.release()
        docker.kill(lab.session.id)
        docker.labs.delete(lab.session.id)
        return make(spec, `lab-${++count}`)
      },
      keepStandby: (spec) => void docker.asked.push(`standby ${spec.exercise} ${spec.seed}`),
      standbyReady: async () => true,
      async remove(id) {
        docker.asked.push(`remove ${id}`)
        if (docker.labs.has(id)) docker.kill(id)
        docker.labs.delete(id)
      },
      async sweep(keep) {
        docker.asked.push(`sweep ${[...keep].join(' ')}`.trim())
        const gone = docker.leftovers
        docker.leftovers = { containers: 0, networks: 0, volumes: 0 }
        return gone
      },
      leftovers: async () => docker.leftovers,
      place: async () => ({ folder: '/played', free: 10e9, clockAhead: 0 }),
      unneededImages: async () => docker.unneeded,
      async removeUnneededImages() {
        const { names } = docker.unneeded
        docker.unneeded = { names: [], bytes: 0, allBytes: 0 }
        return names.length
      },
      dropStandby: async () => void docker.asked.push('drop standby'),
      async dispose() {
        docker.providers -= 1
      },
    }
  }
  return docker
}

export const sampleTrouble: Trouble = {
  code: 'played',
  what: msg`It broke.`,
  means: msg`It is a test.`,
  todo: msg`Nothing.`,
}
export const playedTrouble = (code = sampleTrouble.code) => new TroubleError({ ...sampleTrouble, code })
