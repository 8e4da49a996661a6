import { readFileSync, readdirSync, statfsSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'
import type { DoctorFinding, SystemStatus } from '../contract/index.ts'
import { PROGRESS_FILE } from './progress/progress.ts'

/** Lab host images, and what learners put into their labs. */
const DISK_WANTED = 3e9
/** Two lab hosts with their probes, and a standby. */
const MEMORY_WANTED = 1.5e9
/** With the kernel's own default of 128, the 18th lab host fails to come up. */
const INOTIFY_WANTED = 256

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
  const base = { id: 'docker', title: 'Docker engine' }
  if (system.kind === 'failed')
    return {
      ...base,
      status: 'problem',
      detail: `${system.trouble.what} ${system.trouble.means}`,
      todo: system.trouble.todo,
    }
  return { ...base, status: 'ok', detail: system.kind === 'ready' ? system.engine : 'It answers.', todo: '' }
}

function imagesFinding(system: SystemStatus): DoctorFinding {
  const base = { id: 'images', title: 'Lab host images' }
  switch (system.kind) {
    case 'ready':
      return { ...base, status: 'ok', detail: 'They are built and up to date.', todo: '' }
    case 'setting-up':
      return {
        ...base,
        status: 'warning',
        detail: 'They are being built now.',
        todo: 'Wait for it to finish.',
      }
    case 'needs-setup': {
      const detail = `Still to do: ${system.steps.map(({ title }) => title).join('; ')}.`
      return {
        ...base,
        status: 'problem',
        detail,
        todo: 'Run npm start, or start the set-up on the start page.',
      }
    }
    default:
      return {
        ...base,
        status: 'warning',
        detail: 'They can only be looked for with Docker.',
        todo: 'Solve the trouble with Docker first.',
      }
  }
}

function diskFinding(home: string): DoctorFinding {
  const base = { id: 'disk', title: 'Disk space' }
  const { bavail, bsize } = statfsSync(home)
  const free = bavail * bsize
  const detail = `${gigabytes(free)} free where ${home} is.`
  if (free >= DISK_WANTED) return { ...base, status: 'ok', detail, todo: '' }
  return {
    ...base,
    status: 'warning',
    detail,
    todo: `Labs are comfortable with ${gigabytes(DISK_WANTED)} where Docker keeps its images.`,
  }
}

function memoryFinding(): DoctorFinding {
  const base = { id: 'memory', title: 'Memory' }
  const detail = `${gigabytes(availableMemory())} of ${gigabytes(totalmem())} available.`
  if (availableMemory() >= MEMORY_WANTED) return { ...base, status: 'ok', detail, todo: '' }
  return {
    ...base,
    status: 'warning',
    detail,
    todo: 'Close something large before opening a lab; two lab hosts take a few hundred megabytes.',
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
  const base = { id: 'inotify', title: 'File watchers (inotify)' }
  const detail = `The kernel allows ${limit} per user.`
  if (limit >= INOTIFY_WANTED) return [{ ...base, status: 'ok', detail, todo: '' }]
  const todo = `For many labs at once: sysctl fs.inotify.max_user_instances=${INOTIFY_WANTED * 2} (as root).`
  return [
    { ...base, status: 'warning', detail: `${detail} About ${Math.floor(limit / 7)} lab hosts fit.`, todo },
  ]
}

function progressFinding(home: string): DoctorFinding {
  const base = { id: 'progress', title: 'Your progress' }
  const kept = readdirSync(home).filter(
    (name) => name.startsWith(`${PROGRESS_FILE}.kept-`) && !/-(wal|shm)$/.test(name),
  )
  if (kept.length === 0) return { ...base, status: 'ok', detail: `It is kept in ${home}.`, todo: '' }
  return {
    ...base,
    status: 'warning',
    detail: `A file that could not be used was kept aside in ${home}: ${kept.join(', ')}.`,
    todo: `If you have a backup, put it there as ${PROGRESS_FILE} while Bulkhead is not running; else remove what was kept.`,
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
