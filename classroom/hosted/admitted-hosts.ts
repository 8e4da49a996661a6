import { type Message, type Progress, msg } from '../../contract/index.ts'
import type { LabHosts } from '../../engine/hosts/lab-hosts.ts'
import type { Place, Places, Wish } from './places.ts'

export interface AdmittedOptions {
  places: Places
  /** Of the labs of all learners that have hosts running, by session. */
  held: Map<string, Place>
  /** Who asks, and the turn that they had before. Throws TroubleError where they have too much already. */
  wish(exercise: string, hosts: number): Promise<Wish>
  /** The wish was granted, or is over. */
  over(exercise: string): void
}

const position = (before: number): Message =>
  before === 0
    ? msg`Waiting for a place on the machine of your class. You are next`
    : msg`Waiting for a place on the machine of your class: ${before} before you`

/** Lab hosts of one learner, for which there has to be a place first. */
export function admittedHosts(hosts: LabHosts, { places, held, wish, over }: AdmittedOptions): LabHosts {
  const leave = (session: string) => {
    held.get(session)?.leave()
    held.delete(session)
  }

  /** Waits for a place, and gives it back where `begin` fails. */
  async function inPlace<T extends { session: { id: string } }>(
    lab: { exercise: string; hosts: number },
    on: (progress: Progress) => void,
    signal: AbortSignal,
    begin: () => Promise<T>,
  ): Promise<T> {
    try {
      const place = await places.enter(
        await wish(lab.exercise, lab.hosts),
        (before) => on({ step: position(before), fraction: 0 }),
        signal,
      )
      try {
        const begun = await begin()
        held.set(begun.session.id, place)
        place.isUp()
        return begun
      } catch (error) {
        place.leave()
        throw error
      }
    } finally {
      over(lab.exercise)
    }
  }

  return {
    ...hosts,
    open: (spec, on, signal) =>
      inPlace({ exercise: spec.exercise, hosts: spec.topology.length }, on, signal, () =>
        hosts.open(spec, on, signal),
      ),
    wake(session, on, signal) {
      // It has its place still where its hosts could not be stopped, and would wait for itself.
      leave(session.id)
      return inPlace({ exercise: session.exercise, hosts: session.hosts.length }, on, signal, () =>
        hosts.wake(session, on, signal),
      )
    },
    async adopt(session) {
      const lab = await hosts.adopt(session)
      if (lab && !held.has(session.id)) held.set(session.id, places.take(session.hosts.length))
      return lab
    },
    async sleep(session) {
      await hosts.sleep(session)
      leave(session.id)
    },
    async remove(session) {
      await hosts.remove(session)
      leave(session)
    },
    /** Beside the old hosts where there is room for both, else in their place: whoever has a lab never waits for it again. */
    async reset(lab, spec, on, signal) {
      const old = lab.session.id
      const beside = places.tryTake(spec.topology.length)
      const move = (session: string) => {
        const place = held.get(old)
        held.delete(old)
        if (place) held.set(session, place)
      }
      try {
        if (!beside) {
          await lab.release()
          await hosts.remove(old)
        }
        const fresh = beside ? await hosts.reset(lab, spec, on, signal) : await hosts.open(spec, on, signal)
        move(fresh.session.id)
        return fresh
      } finally {
        beside?.leave()
      }
    },
    // What is only likely to be needed has no place.
    keepStandby() {},
    standbyReady: async () => false,
    async dropStandby() {},
  }
}
