import { type Message, msg, verbatim } from '../../contract/index.ts'

/** What Docker may keep of a container's lines on its own disk, at most. */
export interface Kept {
  /** `null` where there is no limit. */
  bytes: number | null
  /** In words, for the evidence. */
  because: Message
}

const MiB = 1024 * 1024
/** What the driver `local`, which also keeps what `docker logs` reads where lines go elsewhere, has by itself. */
const DEFAULT = { bytes: 20 * MiB, files: 5 }
const UNITS: Record<string, number> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 }

export function keptOf(driver: string, options: Readonly<Record<string, string>>): Kept {
  switch (driver) {
    case 'none':
      return { bytes: 0, because: msg`driver none keeps nothing` }
    case 'json-file':
      return filesOf(verbatim(driver), options['max-size'], options['max-file'], { bytes: null, files: 1 })
    case 'local':
      return filesOf(verbatim(driver), options['max-size'], options['max-file'], DEFAULT)
    case 'journald':
      return { bytes: 0, because: msg`driver journald; the journal has a limit of its own` }
    default:
      if (options['cache-disabled'] === 'true') return { bytes: 0, because: msg`driver ${driver}, no cache` }
      return filesOf(msg`${driver}, its cache`, options['cache-max-size'], options['cache-max-file'], DEFAULT)
  }
}

function filesOf(
  what: Message,
  size: string | undefined,
  files: string | undefined,
  other: { bytes: number | null; files: number },
): Kept {
  const bytes = size === undefined ? other.bytes : bytesOf(size)
  const count = files === undefined ? other.files : Number(files)
  if (bytes === null || !Number.isInteger(count) || count < 1)
    return { bytes: null, because: msg`driver ${what}: no limit` }
  return { bytes: bytes * count, because: msg`driver ${what}: ${count} × ${inMegabytes(bytes)}` }
}

/** Docker's own words for sizes, e.g. `10m`; `null` for none, which is how it writes "no limit". */
export function bytesOf(size: string): number | null {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)i?b?$/i.exec(size.trim()) ?? []
  return number === undefined ? null : Number(number) * (UNITS[unit.toLowerCase()] ?? 1)
}

export function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e5) / 10} MB`
}
