import { accessSync, constants, readFileSync, readdirSync, statSync, statfsSync } from 'node:fs'
import { freemem, totalmem } from 'node:os'
import { type DoctorFinding, joined, msg, space } from '../../contract/index.ts'
import { PROGRESS_FILE } from '../progress/progress.ts'
import { gigabytes, ok, problem, warning } from './finding.ts'

/** Lab host images, and what learners put into their labs. */
const DISK_WANTED = 3e9
/** Two lab hosts with their probes, and a standby. */
const MEMORY_WANTED = 1.5e9
/** With the kernel's own default of 128, the 18th lab host fails to come up. */
const INOTIFY_WANTED = 256
const INOTIFY_FILE = '/proc/sys/fs/inotify/max_user_instances'

/** `place` is where Docker keeps its images, with what is free there. */
export function diskFinding(
  home: string,
  place: { folder: string; free?: number } | undefined,
): DoctorFinding {
  const about = { id: 'disk', title: msg`Disk space` }
  const here = freeBytes(home)
  const free = Math.min(here, place?.free ?? Infinity)
  // On one disk both are the same, but for what was written between two looks.
  const folder = place?.free !== undefined && place.free <= here + 1e8 ? place.folder : home
  const detail = msg`${gigabytes(free)} free where ${folder} is.`
  if (free >= DISK_WANTED) return ok(about, detail)
  return warning(
    about,
    detail,
    msg`Labs are comfortable with ${gigabytes(DISK_WANTED)} where Docker keeps its images. What Bulkhead itself can free is told below.`,
  )
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

export function memoryFinding(hasStandby: boolean): DoctorFinding {
  const about = { id: 'memory', title: msg`Memory` }
  const available = availableMemory()
  const detail = msg`${gigabytes(available)} of ${gigabytes(totalmem())} available.`
  if (available >= MEMORY_WANTED) return ok(about, detail)
  return warning(
    about,
    detail,
    msg`Close something large before opening a lab; two lab hosts take a few hundred megabytes.`,
    hasStandby
      ? {
          repair: {
            label: msg`Close the prepared lab`,
            does: [
              msg`Bulkhead keeps one lab booted, so that the next opens at once. It is removed, which frees up to 200 MB; the next lab takes some seconds to open.`,
            ],
            asks: false,
          },
        }
      : {},
  )
}

/** What programs could get: on Linux that includes the page cache, which `freemem` leaves out. */
function availableMemory(): number {
  const kilobytes = /^MemAvailable:\s+(\d+) kB$/m.exec(readText('/proc/meminfo') ?? '')?.[1]
  return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024
}

export function inotifyFinding(): DoctorFinding[] {
  const limit = Number(readText(INOTIFY_FILE))
  if (!limit) return []
  const about = { id: 'inotify', title: msg`File watchers (inotify)` }
  const detail = msg`The kernel allows ${limit} per user.`
  if (limit >= INOTIFY_WANTED) return [ok(about, detail)]
  return [
    warning(
      about,
      space(detail, msg`About ${Math.floor(limit / 7)} lab hosts fit.`),
      msg`For many labs at once, raise it.`,
      {
        commands: [`sudo sysctl fs.inotify.max_user_instances=${INOTIFY_WANTED * 4}`],
        ...(isWritable(INOTIFY_FILE) && {
          repair: {
            label: msg`Raise the limit`,
            does: [msg`Sets it to ${INOTIFY_WANTED * 4} until this machine is started again.`],
            asks: false,
          },
        }),
      },
    ),
  ]
}

export function dataFinding(home: string): DoctorFinding {
  const about = { id: 'data', title: msg`Data folder` }
  if (!isWritable(home)) {
    return problem(
      about,
      msg`${home} cannot be written to, so nothing new is remembered.`,
      msg`Give your user the right to write there, or set BULKHEAD_HOME to a folder where it may.`,
      process.platform === 'win32'
        ? {}
        : { commands: [`sudo chown -R "$USER" '${home}'`, `chmod -R u+rwX '${home}'`] },
    )
  }
  const mode = process.platform === 'win32' ? 0 : statSync(home).mode
  if ((mode & 0o077) === 0) return ok(about, msg`${home} can be written to, by you only.`)
  return warning(
    about,
    msg`Other users of this machine can look into ${home}.`,
    msg`The secret that browsers are known by is kept there; close it to others.`,
    {
      repair: {
        label: msg`Close it to others`,
        does: [msg`Takes all rights on the folder from everybody but you (chmod 700). No file is changed.`],
        asks: false,
      },
    },
  )
}

export function progressFinding(home: string): DoctorFinding {
  const about = { id: 'progress', title: msg`Your progress` }
  const kept = readdirSync(home).filter(
    (name) => name.startsWith(`${PROGRESS_FILE}.kept-`) && !/-(wal|shm)$/.test(name),
  )
  if (kept.length === 0) return ok(about, msg`It is kept in ${home}.`)
  return warning(
    about,
    msg`A file that could not be used was kept aside in ${home}: ${joined(kept)}.`,
    msg`If you have a backup, put it there as ${PROGRESS_FILE} while Bulkhead is not running; else remove what was kept.`,
  )
}

export function othersFinding(others: readonly { pid: number; since: string }[]): DoctorFinding {
  const about = { id: 'others', title: msg`Other Bulkheads` }
  const [first] = others
  if (!first) return ok(about, msg`No other window of Bulkhead works with this data folder.`)
  return warning(
    about,
    msg`Another Bulkhead works with this data folder (process ${first.pid}, since ${first.since}).`,
    msg`Both see the same labs and progress, and whichever you close first removes the labs that it opened. Close the one that you don’t need where it was started.`,
  )
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
