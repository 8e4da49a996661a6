import { rmSync } from 'node:fs'
import type { HostedState } from '../../contract/class/index.ts'
import { PersonId } from '../../contract/class/index.ts'
import { createEngine } from '../../engine/engine.ts'
import { installationId } from '../../engine/home.ts'
import { logError } from '../../engine/log.ts'
import { observable } from '../../engine/observable.ts'
import { HOST_COST, whatFits } from './admission.ts'
import { admittedHosts } from './admitted-hosts.ts'
import { keepQueue, readQueue } from './kept-queue.ts'
import { type Learner, createLearner } from './learner.ts'
import { learnerHome, peopleByInstallation } from './learner-folders.ts'
import { availableMemory, freeDisk, goFirst, lookAtMachine } from './machine.ts'
import { createPlaces, type Place, type Wish } from './places.ts'
import { PATIENCE, whatToPutAway } from './put-away.ts'
import { troubles } from './troubles.ts'
import type { Hosted, HostedOptions } from './types.ts'

export type { Hosted, HostedEngine, HostedOptions } from './types.ts'

/** Labs of one learner whose hosts run: opening another puts the one away that was used least recently. */
const MOST_AWAKE = 2
/** Between two looks for labs that nobody uses, in milliseconds, and for those that are to be closed for good. */
const LOOK_MS = 15_000
const LONG_LOOK_MS = 6 * 60 * 60_000

/** Takes up what an earlier process left: labs that run, and those who waited. */
export async function createHosted(options: HostedOptions): Promise<Hosted> {
  const { home, hosts, maxHosts, cost = HOST_COST } = options
  const patience = { ...PATIENCE, ...options.patience }
  const learners = new Map<string, Promise<Learner>>()
  /** The same, once they are there. */
  const present = new Map<string, Learner>()
  const removed = new Set<string>()
  const held = new Map<string, Place>()
  /** Labs that are asleep, of learners whose engine is not there. */
  const resting = new Map<string, number>()
  const wishes = new Map<string, Set<string>>()
  const earlier = readQueue(home)
  let ended = false
  /** Until all who waited do so again, what is written down of them stays. */
  let isRebuilding = true

  goFirst()
  const found = await hosts.labs()
  const machine = await hosts.machine()
  const facts = await lookAtMachine({
    ...machine,
    running: found.reduce((sum, { running }) => sum + running, 0),
  })
  const fits = (running: number) =>
    whatFits(
      {
        ...facts,
        memory: { ...facts.memory, available: machine.isHere ? availableMemory() : null },
        disk: machine.isHere ? freeDisk(machine.folder) : null,
      },
      running,
      { maxHosts, cost },
    )
  const places = createPlaces({ fits, mostBooting: Math.max(2, machine.cores) })

  function stateNow(): HostedState {
    const { hosts: running, waiting } = places.state.get()
    const asleep = [...present.values()].flatMap(({ engine }) =>
      engine.labs.list().filter(({ kind }) => kind === 'asleep'),
    ).length
    return {
      hosts: running,
      ...fits(running),
      waiting: waiting.map(({ person, name, exercise, since }) => ({ person, name, exercise, since })),
      asleep: asleep + [...resting.values()].reduce((sum, count) => sum + count, 0),
    }
  }
  const state = observable<HostedState>(stateNow())
  const tell = () => {
    if (ended) return
    const now = stateNow()
    if (JSON.stringify(now) !== JSON.stringify(state.get())) state.set(now)
  }
  let kept = ''
  places.state.subscribe(({ waiting }) => {
    tell()
    const queue = JSON.stringify(waiting)
    if (ended || isRebuilding || queue === kept) return
    kept = queue
    try {
      keepQueue(home, waiting)
    } catch (error) {
      logError('writing down who waits for a lab', error)
    }
  })

  /** Throws TroubleError when this learner opens too many labs at once. */
  async function wish(person: string, exercise: string, count: number): Promise<Wish> {
    const mine = wishes.get(person) ?? new Set()
    if (mine.size >= MOST_AWAKE && !mine.has(exercise)) throw troubles.tooManyAtOnce(MOST_AWAKE)
    wishes.set(person, mine.add(exercise))
    await makeRoom(person, exercise)
    const before = earlier.find((turn) => turn.person === person && turn.exercise === exercise)
    const since = before?.since ?? new Date().toISOString()
    return { person, name: await options.nameOf(person), exercise, hosts: count, since }
  }

  async function makeRoom(person: string, exercise: string): Promise<void> {
    const { engine } = present.get(person) ?? {}
    const others = (engine?.labs.list() ?? [])
      .filter((lab) => lab.kind === 'open' && lab.exercise !== exercise)
      .toSorted((a, b) => a.usedAt - b.usedAt)
    for (const lab of others.slice(0, Math.max(0, others.length - MOST_AWAKE + 1)))
      await engine?.labs.putAway(lab.exercise)
  }

  async function begin(person: string): Promise<Learner> {
    const own = learnerHome(home, person)
    const engine = await createEngine({
      home: own,
      hosts: admittedHosts(hosts.of(installationId(own)), {
        places,
        held,
        wish: (exercise, count) => wish(person, exercise, count),
        over: (exercise) => void wishes.get(person)?.delete(exercise),
      }),
      exercises: options.exercises,
      labs: options.labs,
      openedBy: 'app',
      isGuest: true,
      classroom: {
        connect: options.connect(person),
        className: await options.className(),
        me: { id: person, name: await options.nameOf(person) },
      },
    })
    const learner = createLearner(engine)
    present.set(person, learner)
    resting.delete(person)
    return learner
  }

  function learnerOf(person: string): Promise<Learner> {
    if (ended) throw new Error('The class server is closing.')
    if (removed.has(person)) throw troubles.removed()
    const known = learners.get(person)
    if (known) return known
    const made = begin(person)
    learners.set(person, made)
    made.catch(() => learners.delete(person))
    return made
  }

  async function end(person: string, learner: Learner): Promise<void> {
    learners.delete(person)
    present.delete(person)
    const asleep = learner.engine.labs.list().filter(({ kind }) => kind === 'asleep').length
    if (asleep > 0) resting.set(person, asleep)
    learner.cutOff()
    await learner.engine.dispose({ closeLabs: false })
  }

  /** Puts away what nobody uses, and lets go of engines that nobody needs. */
  async function look(): Promise<void> {
    const now = Date.now()
    const running = [...present].flatMap(([person, { engine }]) =>
      engine.labs
        .list()
        .filter(({ kind }) => kind === 'open' || kind === 'failed')
        .map((lab) => ({ person, ...lab })),
    )
    const othersWait = places.state.get().waiting.length > 0
    const unused = whatToPutAway(running, (person) => present.get(person) ?? { windows: 0, leftAt: now }, {
      now,
      othersWait,
      patience,
    })
    for (const { person, exercise } of unused) await present.get(person)?.engine.labs.putAway(exercise)
    for (const [person, learner] of present) {
      const { windows, leftAt, engine } = learner
      const isBusy = engine.labs.list().some(({ kind }) => kind !== 'closed' && kind !== 'asleep')
      if (windows === 0 && !isBusy && now - leftAt >= patience.engine) await end(person, learner)
    }
    tell()
  }

  /** Closes what was put away so long ago that nobody will come back to it. */
  async function lookLong(): Promise<void> {
    const people = peopleByInstallation(home)
    for (const { installation, lab, running } of await hosts.labs()) {
      const person = people.get(installation)
      if (!person || running > 0 || Date.now() - (await hosts.shutDownAt(lab)) < patience.asleep) continue
      const { engine } = await learnerOf(person)
      const exercise = (await asleepIn(engine)).get(lab)
      if (exercise) await engine.client.lab.close({ exercise })
    }
  }

  let looking: Promise<void> = Promise.resolve()
  const every = (ms: number, work: () => Promise<void>) =>
    setInterval(() => {
      looking = looking.then(work).catch((error) => logError('looking after hosted labs', error))
    }, ms).unref()
  const timers = [every(options.lookMs ?? LOOK_MS, look), every(LONG_LOOK_MS, lookLong)]

  // Labs that run have their places again before anybody else gets one.
  const people = peopleByInstallation(home)
  for (const { installation, running } of found) {
    const person = people.get(installation)
    if (!person) continue
    if (running === 0) resting.set(person, (resting.get(person) ?? 0) + 1)
    else await takeUp(person)
  }
  async function takeUp(person: string): Promise<void> {
    try {
      const { engine } = await learnerOf(person)
      // Answers once what is open was looked for.
      await engine.client.lab.list()
    } catch (error) {
      logError(`taking up the labs of ${person}`, error)
    }
  }
  for (const { person, exercise } of earlier) {
    try {
      const { engine } = await learnerOf(person)
      // Whoever is at the window sees how it goes; here, one waits only until they have their turn again.
      const opened = engine.client.lab.open({ exercise }).then(
        () => {},
        (error: unknown) => logError(`opening a lab that ${person} waited for`, error),
      )
      await Promise.race([opened, places.isWaiting(person, exercise)])
    } catch (error) {
      logError(`taking up who waited`, error)
    }
  }
  isRebuilding = false
  keepQueue(home, places.state.get().waiting)
  tell()

  return {
    state,
    engineOf: async (person) => {
      const learner = await learnerOf(PersonId.parse(person))
      learner.leftAt = Date.now()
      return learner.served
    },
    async remove(person) {
      PersonId.parse(person)
      removed.add(person)
      const learner = await learners.get(person)?.catch(() => undefined)
      if (learner) await end(person, learner)
      resting.delete(person)
      const own = learnerHome(home, person)
      const theirs = hosts.of(installationId(own))
      try {
        const installation = installationId(own)
        for (const { lab } of (await hosts.labs()).filter((one) => one.installation === installation)) {
          await theirs.remove(lab)
          held.get(lab)?.leave()
          held.delete(lab)
        }
      } finally {
        await theirs.dispose()
      }
      rmSync(own, { recursive: true, force: true })
      tell()
    },
    async dispose({ putAway }) {
      ended = true
      const stays = (error: unknown) => logError('putting a lab away at the end', error)
      for (const timer of timers) clearInterval(timer)
      await looking
      const all = await Promise.all(
        [...learners].map(async ([person, made]) => [person, await made.catch(() => undefined)] as const),
      )
      await Promise.all(
        all.map(async ([person, learner]) => {
          if (!learner) return
          learner.cutOff()
          if (putAway)
            for (const { exercise, kind } of learner.engine.labs.list())
              if (kind === 'open') await learner.engine.labs.putAway(exercise).catch(stays)
          await end(person, learner)
        }),
      )
      places.dispose()
      state.end()
    },
  }
}

/** Session → exercise. */
async function asleepIn(engine: Learner['engine']): Promise<Map<string, string>> {
  await engine.client.lab.list()
  return new Map(
    engine.labs
      .list()
      .flatMap(({ exercise, kind, session }) =>
        kind === 'asleep' && session !== undefined ? [[session, exercise] as const] : [],
      ),
  )
}
