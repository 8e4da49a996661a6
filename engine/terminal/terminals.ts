import { randomUUID } from 'node:crypto'
import { type ByteChannel, type TerminalInfo, type TerminalSize, msg } from '../../contract/index.ts'
import { TroubleError, type TerminalSource } from '../hosts/lab-hosts.ts'
import type { Recorder } from '../recordings/recordings.ts'
import { type Terminal, createTerminal } from './terminal.ts'

/** Terminals of one exercise, ended ones included. */
export const MAX_TERMINALS = 16

export interface TerminalPlace {
  exercise: string
  host: string
  /** Whether it ends with the lab. */
  ofLab: boolean
  /** With which it begins, for whoever looks on. */
  size?: TerminalSize
}

/** All terminals of this engine. They outlive the windows that show them. */
export interface Terminals {
  /** Throws TroubleError where there are too many, and whatever `start` throws. `record` is told the tab's title. */
  open(
    place: TerminalPlace,
    start: () => Promise<TerminalSource>,
    record?: (title: string) => Recorder,
  ): Promise<TerminalInfo>
  /** Of one exercise, or of all. */
  list(exercise?: string): TerminalInfo[]
  /** Closes the channel when there is no such terminal. */
  attach(id: string, channel: ByteChannel): void
  /** Shows it beside its window, read only: Replay, Output, Size and Exit; of what comes back only Ack is heeded. Closes the channel when there is no such terminal. */
  observe(id: string, channel: ByteChannel): void
  /** Nothing happens when there is no such terminal. */
  close(id: string): void
  /** Ends those that run on the exercise's lab hosts. */
  closeLab(exercise: string): void
  dispose(): void
}

interface Entry extends TerminalPlace {
  id: string
  title: string
  terminal: Terminal
  recorder?: Recorder
}

export function createTerminals(): Terminals {
  const entries = new Map<string, Entry>()
  let starting = 0
  let disposed = false

  const of = (exercise: string) => [...entries.values()].filter((entry) => entry.exercise === exercise)

  function makeRoom(exercise: string): void {
    const all = of(exercise)
    if (all.length + starting < MAX_TERMINALS) return
    const ended = all.find((entry) => !entry.terminal.running())
    if (ended === undefined) throw tooMany()
    remove(ended)
  }

  function remove(entry: Entry): void {
    entries.delete(entry.id)
    entry.terminal.dispose()
  }

  return {
    async open(place, start, record) {
      makeRoom(place.exercise)
      starting += 1
      const source = await start().finally(() => (starting -= 1))
      if (disposed) {
        createTerminal(source).dispose()
        throw new Error('The engine is closing.')
      }
      const id = randomUUID()
      const title = freeTitle(place.host, of(place.exercise))
      const recorder = record?.(title)
      const entry = { ...place, id, title, terminal: createTerminal(source, recorder, place.size), recorder }
      entries.set(id, entry)
      await recorder?.ready
      return info(entry)
    },
    list: (exercise) => (exercise === undefined ? [...entries.values()] : of(exercise)).map(info),
    attach(id, channel) {
      const entry = entries.get(id)
      if (entry) entry.terminal.attach(channel)
      else channel.close()
    },
    observe(id, channel) {
      const entry = entries.get(id)
      if (entry) entry.terminal.observe(channel)
      else channel.close()
    },
    close(id) {
      const entry = entries.get(id)
      if (entry) remove(entry)
    },
    closeLab(exercise) {
      for (const entry of of(exercise)) if (entry.ofLab) remove(entry)
    },
    dispose() {
      disposed = true
      for (const entry of entries.values()) remove(entry)
    },
  }
}

function info({ id, exercise, host, title, terminal, recorder }: Entry): TerminalInfo {
  const state = terminal.running() ? 'running' : 'ended'
  return { id, exercise, host, title, state, recorded: recorder?.isRecording() ?? false }
}

/** `master`, then `master 2` and so on. */
function freeTitle(host: string, others: readonly Entry[]): string {
  const taken = new Set(others.map((entry) => entry.title))
  let title = host
  for (let n = 2; taken.has(title); n += 1) title = `${host} ${n}`
  return title
}

function tooMany(): TroubleError {
  return new TroubleError({
    code: 'too-many-terminals',
    what: msg`${MAX_TERMINALS} terminals of this exercise are open already.`,
    means: msg`No further one was opened.`,
    todo: msg`Close one that you no longer need.`,
  })
}
