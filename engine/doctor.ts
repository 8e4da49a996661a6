import { setTimeout as sleep } from 'node:timers/promises'
import type { DoctorFinding, SystemStatus } from '../contract/index.ts'
import { dockerFinding, dockerMeans } from './doctor/docker-finding.ts'
import { clockFinding, imagesFinding, leftoversFinding, storageFinding } from './doctor/hosts-findings.ts'
import {
  dataFinding,
  diskFinding,
  inotifyFinding,
  memoryFinding,
  othersFinding,
  progressFinding,
} from './doctor/machine-findings.ts'
import { othersIn } from './doctor/running-apps.ts'
import type { LabHosts } from './hosts/lab-hosts.ts'
import { logError } from './log.ts'

export interface DoctorQuestions {
  home: string
  /** The system's status, once it is known. */
  system: SystemStatus
  /** Absent where there is no Docker. */
  hosts?: LabHosts
  /** Sessions of labs that are open. */
  keep: ReadonlySet<string>
  /** Whether a prepared lab may be kept. */
  keepsStandby: boolean
}

/** What this engine can't tell must not hide what else there is. */
const untold = (what: string) => (error: unknown) => {
  logError(`looking at the engine’s ${what}`, error)
  return undefined
}

/** Looks at everything that labs need on this machine. */
export async function doctor({
  home,
  system,
  hosts,
  keep,
  keepsStandby,
}: DoctorQuestions): Promise<DoctorFinding[]> {
  const [means, place, unneeded, leftovers, hasStandby] = await Promise.all([
    dockerMeans(),
    hosts?.place().catch(untold('place')),
    hosts?.unneededImages().catch(untold('images')),
    hosts?.leftovers(keep).catch(untold('leftovers')),
    // One that is being booted can be given up, too.
    keepsStandby ? hosts && Promise.race([hosts.standbyReady(), sleep(50, true)]) : false,
  ])
  return [
    dockerFinding(system, means),
    imagesFinding(system, unneeded),
    ...(leftovers ? [leftoversFinding(leftovers)] : []),
    diskFinding(home, place),
    ...(unneeded ? [storageFinding(system, unneeded)] : []),
    memoryFinding(hasStandby ?? false),
    ...inotifyFinding(),
    clockFinding(Date.now(), place?.clockAhead),
    dataFinding(home),
    progressFinding(home),
    othersFinding(othersIn(home)),
  ]
}
