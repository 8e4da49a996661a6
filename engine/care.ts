import type { DoctorFinding } from '../contract/index.ts'
import { createPieces, readProgressFile } from './data/progress-file.ts'
import { partsOf } from './data/data-folder.ts'
import { type Repairs, createRepairs } from './doctor/repairs.ts'
import type { LabHosts } from './hosts/lab-hosts.ts'
import type { Progress } from './progress/progress.ts'
import type { Procedures } from './rpc/router.ts'
import type { System } from './system.ts'
import { troubles } from './troubles.ts'
import { bulkheadVersion } from './version.ts'

export interface CareOptions {
  home: string
  openedBy: 'app' | 'cli'
  openFolder?(path: string): void
  system: System
  progress: Progress
  /** What is remembered has changed. */
  onImport(): void
}

/** Looking after the machine and after what is kept of the learner. */
export function createCare(options: CareOptions) {
  const { home, openedBy, openFolder, system, progress, onImport } = options
  const pieces = createPieces()

  const keep = async (): Promise<ReadonlySet<string>> =>
    new Set((await progress.openSessions()).map(({ session }) => session.id))

  /** What they need is loaded when somebody asks. */
  async function findings(): Promise<DoctorFinding[]> {
    const { doctor } = await import('./doctor.ts')
    // A failure is one of the findings, also of looking again.
    if (system.status.get().kind === 'failed') {
      await system.findAgain({ agreed: false, say: () => {} }).catch(() => undefined)
    }
    const found = await system.hosts().catch(() => undefined)
    await system.recheck()
    const status = system.status.get()
    const hosts: LabHosts | undefined = status.kind === 'failed' ? undefined : found
    return doctor({ home, system: status, hosts, keep: await keep(), keepsStandby: openedBy === 'app' })
  }

  const repairs: Repairs = createRepairs({ home, system, doctor: findings, keep })

  return {
    system: {
      doctor: findings,
      repair: (finding, signal) => repairs.run(finding, signal),
      async logs() {
        const { collectLogs } = await import('./doctor/logs.ts')
        // Without Docker, logs are wanted most.
        const found = await findings().catch(() => [])
        return collectLogs(home, system.status.get(), found)
      },
    } satisfies Partial<Procedures['system']>,
    data: {
      async about() {
        return {
          folder: home,
          isChosen: Boolean(process.env.BULKHEAD_HOME),
          parts: await partsOf(home),
          canOpen: openFolder !== undefined,
          version: bulkheadVersion(),
        }
      },
      open() {
        if (!openFolder) throw troubles.cannotOpenFolder()
        openFolder(home)
      },
      export: () => progress.exportProgress(bulkheadVersion()),
      async import(piece) {
        const text = pieces.add(piece)
        if (text === undefined) return null
        const report = await progress.importProgress(readProgressFile(text))
        onImport()
        return report
      },
    } satisfies Procedures['data'],
  }
}
