import { readFileSync, readdirSync, statfsSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'
import {
  type DoctorFinding,
  type SystemStatus,
  joined,
  msg,
  semicolon,
  space,
  verbatim,
} from '../contract/index.ts'
import { PROGRESS_FILE } from './progress/progress.ts'

/** Lab host images, and what learners put into their labs. */
const DISK_WANTED = 3e9
/** Two lab hosts with their probes, and a standby. */
const MEMORY_WANTED = 1.5e9
/** With the kernel's own default of 128, the 18th lab host fails to come up. */
const INOTIFY_WANTED = 256

const NOTHING = verbatim('')

export interface DoctorQuestions {
  home: string
  /** The system's status, once it is known. */
  system: SystemStatus
}

/** Looks at everything that labs need on this machine. */
export function doctor({ home, system }: DoctorQuestions): DoctorFinding[] {
  return [
    dockerFinding(system),
    imagesFinding(system),
    diskFinding(home),
    memoryFinding(),
    ...inotifyFinding(),
    progressFinding(home),
  ]
}

function dockerFinding(system: SystemStatus): DoctorFinding {
  const base = { id: 'docker', title: msg`Docker engine` }
  if (system.kind === 'failed')
    return {
      ...base,
      status: 'problem',
      detail: space(system.trouble.what, system.trouble.means),
      todo: system.trouble.todo,
    }
  return {
    ...base,
    status: 'ok',
    detail: system.kind === 'ready' ? verbatim(system.engine) : msg`It answers.`,
    todo: NOTHING,
  }
}

function imagesFinding(system: SystemStatus): DoctorFinding {
  const base = { id: 'images', title: msg`Lab host images` }
  switch (system.kind) {
    case 'ready':
      return { ...base, status: 'ok', detail: msg`They are built and up to date.`, todo: NOTHING }
    case 'setting-up':
      return {
        ...base,
        status: 'warning',
        detail: msg`They are being built now.`,
        todo: msg`Wait for it to finish.`,
      }
    case 'needs-setup': {
      const detail = msg`Still to do: ${joined(
        system.steps.map(({ title }) => title),
        semicolon,
      )}.`
      return {
        ...base,
        status: 'problem',
        detail,
        todo: msg`Run npm start, or start the set-up on the start page.`,
      }
    }
    default:
      return {
        ...base,
        status: 'warning',
        detail: msg`They can only be looked for with Docker.`,
        todo: msg`Solve the trouble with Docker first.`,
      }
  }
}

function diskFinding(home: string): DoctorFinding {
  const base = { id: 'disk', title: msg`Disk space` }
  const { bavail, bsize } = statfsSync(home)
  const free = bavail * bsize
  const detail = msg`${gigabytes(free)} free where ${home} is.`
  if (free >= DISK_WANTED) return { ...base, status: 'ok', detail, todo: NOTHING }
  return {
    ...base,
    status: 'warning',
    detail,
    todo: msg`Labs are comfortable with ${gigabytes(DISK_WANTED)} where Docker keeps its images.`,
  }
}

function memoryFinding(): DoctorFinding {
  const base = { id: 'memory', title: msg`Memory` }
  const detail = msg`${gigabytes(availableMemory())} of ${gigabytes(totalmem())} available.`
  if (availableMemory() >= MEMORY_WANTED) return { ...base, status: 'ok', detail, todo: NOTHING }
  return {
    ...base,
    status: 'warning',
    detail,
    todo: msg`Close something large before opening a lab; two lab hosts take a few hundred megabytes.`,
  }
}

/** What programs could get: on Linux that includes the page cache, which `freemem` leaves out. */
function availableMemory(): number {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readText('/proc/meminfo') ?? '')?.[1]
  return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024
}

function inotifyFinding(): DoctorFinding[] {
  const limit = Number(readText('/proc/sys/fs/inotify/max_user_instances'))
  if (!limit) return []
  const base = { id: 'inotify', title: msg`File watchers (inotify)` }
  const detail = msg`The kernel allows ${limit} per user.`
  if (limit >= INOTIFY_WANTED) return [{ ...base, status: 'ok', detail, todo: NOTHING }]
  const todo = msg`For many labs at once: sysctl fs.inotify.max_user_instances=${INOTIFY_WANTED * 2} (as root).`
  return [
    {
      ...base,
      status: 'warning',
      detail: space(detail, msg`About ${Math.floor(limit / 7)} lab hosts fit.`),
      todo,
    },
  ]
}

function progressFinding(home: string): DoctorFinding {
  const base = { id: 'progress', title: msg`Your progress` }
  const kept = readdirSync(home).filter(
    (name) => name.startsWith(`${PROGRESS_FILE}.kept-`) && !/-(wal|shm)$/.test(name),
  )
  if (kept.length === 0) return { ...base, status: 'ok', detail: msg`It is kept in ${home}.`, todo: NOTHING }
  return {
    ...base,
    status: 'warning',
    detail: msg`A file that could not be used was kept aside in ${home}: ${joined(kept)}.`,
    todo: msg`If you have a backup, put it there as ${PROGRESS_FILE} while Bulkhead is not running; else remove what was kept.`,
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`
