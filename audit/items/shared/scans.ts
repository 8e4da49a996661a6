import type { Observation } from '../../observation.ts'
import { isReadable } from '../../survey.ts'

/** Where reports of scans are kept, whatever wrote them; see docs/audit.md. */
export const SCANS = '/var/log/image-scans'

export interface Scan {
  path: string
  /** Its first 64 KiB. */
  text: string
  at: number
}

/** An empty file is no report. */
export function readScans({ host }: Observation): { scans: Scan[]; unreadable: string | undefined } {
  const files = host.seen
    ? Object.entries(host.value.texts).filter(([path]) => path.startsWith(`${SCANS}/`))
    : []
  const scans = files.flatMap(([path, read]) =>
    isReadable(read) && read.text.trim() !== '' ? [{ path, text: read.text, at: read.changedAt }] : [],
  )
  const unreadable = files.find(
    ([, read]) => !isReadable(read) && !/absent|directory/i.test(read.unreadable),
  )?.[0]
  return { scans, unreadable }
}
