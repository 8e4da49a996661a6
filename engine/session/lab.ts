import {
  type LabSession,
  type LabState,
  type Progress as Step,
  type Seed,
  msg,
} from '../../contract/index.ts'
import type { LabHosts, LabSpec, RunningLab } from '../hosts/lab-hosts.ts'
import { logError } from '../log.ts'
import { observable } from '../observable.ts'
import { drawSeed } from '../progress/learning.ts'
import type { Saving, StoredSession } from '../progress/sessions.ts'
import { type Doing, asTrouble, troubles, whileBeing } from '../troubles.ts'
import type { Lab, LabOptions } from './lab-options.ts'
import { labSpec } from './lab-spec.ts'
import { type Asleep, createResting } from './resting.ts'
import { createTurns } from './turns.ts'

export type { Lab } from './lab-options.ts'

interface Held {
  lab: RunningLab
  /** Where it came from: another provider can't reset it. */
  hosts: LabHosts
  openedBy: 'app' | 'cli'
  /** No host of it is known to have stopped. */
  whole: boolean
  stopListening(): void
}

const STARTING: Step = { step: msg`Starting lab hosts`, fraction: 0 }
const SWAPPING: Step = { step: msg`Taking fresh hosts`, fraction: 0 }
const SWAPPED_ELSEWHERE: Step = { step: msg`Another Bulkhead is taking fresh hosts`, fraction: 0 }

const WAKING: Step = { step: msg`Bringing your hosts back`, fraction: 0 }

export function createLab(options: LabOptions): Lab {
  const { exercise, progress, system, terminals, openedBy, canRest = false } = options
  const state = observable<LabState>({ kind: 'closed' })
  const turns = createTurns(exercise.title)
  let held: Held | undefined
  const resting = createResting(state, canRest)
  let waking = false

  const opening = (progress: Step) => state.set({ kind: 'opening', progress })
  const specFor = async (seed?: Seed) => labSpec(exercise, seed ?? (await progress.seedOf(exercise.id)))

  function hold(hosts: LabHosts, lab: RunningLab, by: 'app' | 'cli'): LabSession {
    const mine: Held = { hosts, lab, openedBy: by, whole: true, stopListening: () => {} }
    mine.stopListening = lab.onDown((host) => {
      const lost = exercise.topology.includes(host) ? lostHost(mine, host) : lostDocker(mine)
      lost.catch((error) => logError('looking at a lab that lost a host', error))
    })
    held = mine
    const session = { ...lab.session, hosts: lab.hosts() }
    state.set({ kind: 'open', session })
    return session
  }

  /** Its hosts go on; its terminals don't. */
  async function letGo(): Promise<Held | undefined> {
    const old = held
    held = undefined
    terminals.closeLab(exercise.id)
    old?.stopListening()
    await old?.lab.release().catch((error) => logError('letting go of a lab', error))
    return old
  }

  /** The same, also of one that is asleep: what is left is to be removed by whoever asks. */
  async function giveUp(): Promise<Asleep | undefined> {
    const old = await letGo()
    const asleep = resting.giveUp()
    return old ? { ...old, session: old.lab.session } : asleep
  }

  /** A host stopped and we didn't do it: either another process did, and says so, or it died. */
  async function lostHost(mine: Held, host: string): Promise<void> {
    if (!mine.whole) return
    mine.whole = false
    const stored = (await progress.openSessions()).find(({ session }) => session.id === mine.lab.session.id)
    if (held !== mine || turns.taken() || !stored || stored.busy) return
    state.set({ kind: 'failed', trouble: troubles.hostDown(host).trouble })
    await system.recheck()
  }

  /** The connection to Docker broke. Often the hosts go on: then they are taken up again, else when Docker is back. */
  async function lostDocker(mine: Held): Promise<void> {
    if (turns.taken()) return
    await turns.take({ doing: 'looked for', brief: true }, async () => {
      if (held !== mine) return
      await letGo()
      const { session } = mine.lab
      const lab = await mine.hosts.adopt(session).catch(() => undefined)
      if (lab) hold(mine.hosts, lab, mine.openedBy)
      else if (!(await resting.found({ ...mine, session }).catch(() => false)))
        state.set({ kind: 'failed', trouble: troubles.dockerGone().trouble })
    })
    await system.recheck()
  }

  /** Something that ends with an open lab. What fails is shown and thrown; what is cancelled leaves the lab closed. */
  function undertake(
    turn: { doing: Doing; key: string },
    work: (signal: AbortSignal) => Promise<LabSession>,
  ): Promise<LabSession> {
    return turns.take(turn, async (signal) => {
      try {
        return await work(signal)
      } catch (error) {
        if (signal.aborted) {
          const asleep = resting.get()
          if (asleep) resting.layDown(asleep)
          else state.set({ kind: 'closed' })
          throw troubles.cancelled(exercise.title)
        }
        const trouble = asTrouble(error, whileBeing[turn.doing])
        state.set({ kind: 'failed', trouble: trouble.trouble })
        void system.recheck()
        throw trouble
      }
    })
  }

  /** Removes what there is and opens anew: works whatever became of the old hosts. */
  async function replace(
    hosts: LabHosts,
    spec: LabSpec,
    signal: AbortSignal,
    saving: Saving = {},
  ): Promise<LabSession> {
    opening(STARTING)
    const old = await giveUp()
    if (old) await removeForGood(hosts, old.session.id)
    const lab = await hosts.open(spec, opening, signal)
    const by = old?.openedBy ?? openedBy
    if (await progress.saveSession(lab.session, by, saving)) return hold(hosts, lab, by)
    await lab.release()
    await hosts.remove(lab.session.id)
    throw troubles.openedElsewhere(exercise.title)
  }

  /** The quick way, for a lab that is whole: the provider swaps its hosts. */
  async function swap(mine: Held, spec: LabSpec, signal: AbortSignal, saving: Saving): Promise<LabSession> {
    const { session } = mine.lab
    const resetting = (step: Step) => state.set({ kind: 'resetting', session, progress: step })
    resetting(SWAPPING)
    await progress.markBusy(session.id, true)
    mine.stopListening()
    terminals.closeLab(exercise.id)
    held = undefined
    try {
      const lab = await mine.hosts.reset(mine.lab, spec, resetting, signal)
      await progress.saveSession(lab.session, mine.openedBy, { ...saving, replaces: session.id })
      return hold(mine.hosts, lab, mine.openedBy)
    } catch (error) {
      // Some of the old hosts may be gone: what is left is of no use.
      await mine.lab.release().catch(() => {})
      await removeForGood(mine.hosts, session.id).catch((cause) => logError('removing a lab', cause))
      throw error
    }
  }

  /** Forgotten first: what can't be removed now is then a leftover, and the next start removes it. */
  async function removeForGood(hosts: LabHosts, id: string): Promise<void> {
    await progress.closeSession(id)
    await hosts.remove(id)
  }

  function refuseWhileSwappedElsewhere(): void {
    if (state.get().kind === 'resetting' && !turns.taken())
      throw troubles.busy(exercise.title, 'reset elsewhere')
  }

  async function adopt(hosts: LabHosts, { session, openedBy: by }: StoredSession): Promise<void> {
    const known = held?.lab.session.id === session.id && held.lab.session.openedAt === session.openedAt
    if (known && held?.hosts === hosts && (!held.whole || state.get().kind === 'open')) return
    const asleep = resting.get()
    if (asleep?.session.id === session.id && asleep.hosts === hosts) return
    await giveUp()
    const lab = await hosts.adopt(session)
    if (lab) return void hold(hosts, lab, by)
    if (await resting.found({ hosts, session, openedBy: by })) return
    // What is left of it belongs to a process that may still live, so no sweep would take it.
    await removeForGood(hosts, session.id)
    state.set({ kind: 'closed' })
  }

  function showSwappedElsewhere(session: LabSession): void {
    if (state.get().kind !== 'resetting')
      state.set({ kind: 'resetting', session, progress: SWAPPED_ELSEWHERE })
  }

  const lab: Lab = {
    state,

    running() {
      if (state.get().kind !== 'open' || !held) throw troubles.notOpen(exercise.title)
      return held.lab
    },

    async open(seed) {
      const hosts = await system.ready()
      refuseWhileSwappedElsewhere()
      const now = state.get()
      if (now.kind === 'open' && !turns.taken()) {
        if (seed === undefined || seed === now.session.seed) return now.session
        throw troubles.otherSeed(exercise.title, now.session.seed)
      }
      if (now.kind === 'asleep' && seed !== undefined && seed !== now.session.seed)
        throw troubles.otherSeed(exercise.title, now.session.seed)
      const wanted = seed ?? (await progress.seedOf(exercise.id))
      return undertake({ doing: 'opened', key: `open ${wanted}` }, async (signal) => {
        waking = resting.get() !== undefined
        if (waking) opening(WAKING)
        const woken = await resting.wake(opening, signal).finally(() => (waking = false))
        if (woken) return hold(woken.hosts, woken.lab, woken.openedBy)
        const session = await replace(hosts, await specFor(wanted), signal)
        await progress.setSeed(exercise.id, wanted)
        return session
      })
    },

    async reset(request) {
      const hosts = await system.ready()
      refuseWhileSwappedElsewhere()
      if (state.get().kind === 'closed') throw troubles.notOpen(exercise.title)
      return undertake({ doing: 'reset', key: 'reset' }, async (signal) => {
        const spec = await specFor((held?.lab ?? resting.get())?.session.seed)
        const saving: Saving = { did: 'reset', request }
        return held?.whole && held.hosts === hosts
          ? swap(held, spec, signal, saving)
          : replace(hosts, spec, signal, saving)
      })
    },

    async startOver(request) {
      const hosts = await system.ready()
      refuseWhileSwappedElsewhere()
      return undertake({ doing: 'started over', key: 'start over' }, async (signal) => {
        const seed = drawSeed()
        const session = await replace(hosts, await specFor(seed), signal, { did: 'started-over' })
        await progress.startOver(exercise.id, seed, request)
        return session
      })
    },

    async close() {
      // Who doesn't want to wait for it any longer doesn't want to lose what is on it.
      const stays = waking
      await turns.cancel()
      if (stays && resting.get()) return
      await turns.take({ doing: 'closed', brief: true }, async () => {
        const old = await giveUp()
        state.set({ kind: 'closed' })
        if (old) await removeForGood(old.hosts, old.session.id)
      })
    },

    async sleep() {
      if (turns.taken()) return false
      return turns.take({ doing: 'put away', brief: true }, async () => {
        const old = await letGo()
        if (!old) return false
        resting.layDown({ ...old, session: old.lab.session })
        await old.hosts.sleep(old.lab.session)
        return true
      })
    },

    async reconcile(hosts, stored) {
      if (turns.taken()) return false
      await turns.take({ doing: 'looked for', brief: true }, async () => {
        if (stored?.busy) return showSwappedElsewhere(stored.session)
        if (stored) return adopt(hosts, stored)
        const old = await giveUp()
        // A failure stays to be read.
        if (old || state.get().kind !== 'failed') state.set({ kind: 'closed' })
      })
      return true
    },

    async dispose({ close }) {
      await turns.cancel()
      if (close && held?.openedBy === openedBy) await lab.close()
      await letGo()
      state.end()
    },
  }
  return lab
}
