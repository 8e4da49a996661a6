import { chmodSync } from 'node:fs'
import {
  type DoctorFinding,
  type Message,
  type RepairEvent,
  type SystemStatus,
  msg,
} from '../../contract/index.ts'
import { type LabHosts, TroubleError } from '../hosts/lab-hosts.ts'
import { raiseInotifyInstances } from '../hosts/docker-engine/inotify.ts'
import { note } from '../log.ts'
import { observable } from '../observable.ts'
import type { System } from '../system.ts'
import { troubles } from '../troubles.ts'

export interface RepairsOptions {
  home: string
  system: System
  doctor(): Promise<DoctorFinding[]>
  /** Sessions of labs that are open. */
  keep(): Promise<ReadonlySet<string>>
}

export interface Repairs {
  /** Throws TroubleError, at once or later. */
  run(finding: string, signal?: AbortSignal): AsyncGenerator<RepairEvent, void, void>
}

type Step = Extract<RepairEvent, { kind: 'step' }>
type Tell = (step: Message, fraction?: number | null, detail?: string) => void
/** Answers what was done. */
type Work = (tell: Tell, signal?: AbortSignal) => Promise<Message>

/** What the engine can do about findings, one at a time. Each looks again first, so doing it twice does no harm. */
export function createRepairs({ home, system, doctor, keep }: RepairsOptions): Repairs {
  let running = false

  const withHosts =
    (use: (hosts: LabHosts, tell: Tell) => Promise<Message>): Work =>
    async (tell) =>
      use(await system.hosts(), tell)

  const work: Record<string, Work> = {
    docker: async (tell) => {
      tell(msg`Looking for Docker`)
      await system.findAgain({ agreed: true, say: (line) => tell(line) })
      return msg`Docker answers.`
    },
    images: async (tell, signal) => {
      await system.hosts()
      system.setUp()
      await built(system.status.watch(signal), tell)
      return msg`The images are built.`
    },
    leftovers: withHosts(async (hosts, tell) => {
      tell(msg`Removing containers, networks and volumes`)
      const { containers, networks, volumes } = await hosts.sweep(await keep())
      return msg`Removed: containers ${containers}, networks ${networks}, volumes ${volumes}.`
    }),
    storage: withHosts(async (hosts, tell) => {
      tell(msg`Removing images`)
      return msg`Images that were removed: ${await hosts.removeUnneededImages()}.`
    }),
    memory: withHosts(async (hosts, tell) => {
      tell(msg`Removing the prepared lab`)
      await hosts.dropStandby()
      return msg`The prepared lab is closed.`
    }),
    inotify: async () => msg`The kernel allows ${raiseInotifyInstances() ?? 0} per user now.`,
    data: async () => {
      chmodSync(home, 0o700)
      return msg`Only you can look into the data folder now.`
    },
  }

  async function* run(id: string, signal?: AbortSignal): AsyncGenerator<RepairEvent, void, void> {
    if (running) throw troubles.repairRuns()
    running = true
    let ending = Promise.resolve()
    try {
      const finding = (await doctor()).find((one) => one.id === id)
      const act = finding?.repair && work[id]
      if (!act) {
        yield { kind: 'done', said: msg`There was nothing to repair.`, findings: await doctor() }
        return
      }
      note('repair', `${id}: begun`)
      let said: Message = msg`Done.`
      // Whoever follows may leave; what was begun is brought to its end all the same.
      const doing = steps(async (tell) => {
        ending = act(tell, signal).then((result) => {
          said = result
          note('repair', `${id}: done`)
        })
        await ending
      })
      for await (const step of doing) yield step
      yield { kind: 'done', said, findings: await doctor() }
    } finally {
      void ending.catch(() => {}).finally(() => (running = false))
    }
  }

  return { run }
}

/** The newest step of what runs, as often as whoever follows is ready for one. */
async function* steps(work: (tell: Tell) => Promise<void>): AsyncGenerator<Step, void, void> {
  const told = observable<Step | undefined>(undefined)
  const done = work((step, fraction = null, detail) =>
    told.set({ kind: 'step', step, fraction, detail }),
  ).finally(() => told.end())
  // Its failure is thrown below, when all steps are told.
  done.catch(() => {})
  for await (const step of told.watch()) if (step) yield step
  await done
}

/** Follows a set-up to its end; it goes on when nobody follows any more. */
async function built(statuses: AsyncIterable<SystemStatus>, tell: Tell): Promise<void> {
  let begun = false
  for await (const status of statuses) {
    if (status.kind === 'setting-up') {
      begun = true
      tell(status.progress.step, status.progress.fraction, status.progress.detail)
    } else if (status.kind === 'failed') throw new TroubleError(status.trouble)
    else if (status.kind === 'ready') return
    else if (status.kind === 'needs-setup' && begun) throw troubles.setUpCancelled()
  }
  // Nobody follows any more, so it can't be said that it is done.
  throw troubles.setUpCancelled()
}
