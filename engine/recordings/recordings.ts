import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  RecordingId,
  type RecordingInfo,
  type RecordingPiece,
  type TerminalSize,
} from '../../contract/index.ts'
import { logError } from '../log.ts'
import { troubles } from '../troubles.ts'
import { type CastLines, createCastLines } from './cast-lines.ts'
import { recordingFacts, recordingPiece } from './read-recording.ts'
import { type RecordingFile, openRecordingFile } from './recording-file.ts'

/** What is kept: so many recordings, so many bytes of them, for so many days. The oldest go first. */
export const KEPT = { recordings: 100, bytes: 128 * 1024 * 1024, days: 30 }
/** The same for one of many on a machine. */
export const KEPT_OF_GUEST: typeof KEPT = { recordings: 50, bytes: 32 * 1024 * 1024, days: 30 }
const DAY_MS = 24 * 60 * 60 * 1000

/** Takes down what one terminal shows. */
export interface Recorder {
  /** Whether it could be begun. */
  ready: Promise<boolean>
  output(chunk: Uint8Array): void
  resize(size: TerminalSize): void
  isRecording(): boolean
  end(): void
}

export interface RecordedTerminal extends TerminalSize {
  exercise: string
  host: string
  title: string
}

/** Recordings of terminals: a folder of asciicast v2 files. */
export interface Recordings {
  /** Never throws; what can't be written is logged, and the terminal goes on without it. */
  start(terminal: RecordedTerminal): Recorder
  list(): Promise<RecordingInfo[]>
  /** Those that began at this time (ISO 8601, whole seconds) or later and are longer than known, the oldest first. */
  longerThan(known: ReadonlyMap<RecordingId, number>, since: string): Promise<RecordingInfo[]>
  /** With everything that was shown until now. Throws TroubleError when there is no such recording. */
  read(id: RecordingId, from: number): Promise<RecordingPiece>
  remove(ids: readonly RecordingId[]): Promise<void>
  /** Ends all that run; everything shown so far is then in their files. */
  close(): Promise<void>
}

interface Running {
  lines: CastLines
  file: RecordingFile
}

export function createRecordings(folder: string, kept = KEPT): Recordings {
  const running = new Map<RecordingId, Running>()
  const ending = new Set<Promise<void>>()
  const pathOf = (id: RecordingId) => join(folder, `${id}.cast`)

  function end(id: RecordingId): Promise<void> {
    const it = running.get(id)
    if (!it) return Promise.resolve()
    it.lines.end()
    running.delete(id)
    const closing = it.file.close()
    ending.add(closing)
    return closing.finally(() => ending.delete(closing))
  }

  /** The newest first. */
  async function ids(): Promise<RecordingId[]> {
    const names = await readdir(folder).catch(() => [])
    return names
      .flatMap((name) =>
        name.endsWith('.cast') ? (RecordingId.safeParse(name.slice(0, -5)).data ?? []) : [],
      )
      .toSorted()
      .toReversed()
  }

  async function makeRoom(): Promise<void> {
    let bytes = 0
    for (const [at, id] of (await ids()).entries()) {
      const { size } = await stat(pathOf(id)).catch(() => ({ size: 0 }))
      bytes += size
      const isOld = Date.now() - partsOf(id).startedAt.getTime() > kept.days * DAY_MS
      const isKept = at < kept.recordings && bytes <= kept.bytes && !isOld
      if (!isKept && !running.has(id)) await rm(pathOf(id), { force: true })
    }
  }

  async function infoOf(id: RecordingId): Promise<RecordingInfo | undefined> {
    try {
      const { exercise, host, startedAt } = partsOf(id)
      await running.get(id)?.file.flush()
      const facts = await recordingFacts(pathOf(id))
      const isRunning = running.get(id)?.file.isOpen() === true && !facts.isFull
      return { id, exercise, host, startedAt: startedAt.toISOString(), ...facts, isRunning }
    } catch {
      // Removed meanwhile, or of somebody else’s making.
      return undefined
    }
  }

  return {
    start({ exercise, host, title, cols, rows }) {
      const startedAt = new Date()
      const id = `${stamp(startedAt)}_${exercise}_${host}_${randomBytes(4).toString('hex')}`
      const made = mkdir(folder, { recursive: true, mode: 0o700 }).then(makeRoom)
      const file = openRecordingFile(pathOf(id), made, (error) => logError('recording a terminal', error))
      const header = { cols, rows, title: `${exercise}: ${title}`, startedAt }
      const lines = createCastLines(header, file.write)
      running.set(id, { lines, file })
      return {
        ready: file.ready,
        output: lines.output,
        resize: lines.resize,
        isRecording: () => running.has(id) && file.isOpen() && !lines.isFull(),
        end: () => void end(id),
      }
    },
    async list() {
      return (await Promise.all((await ids()).map(infoOf))).filter((info) => info !== undefined)
    },
    async longerThan(known, since) {
      const from = stamp(new Date(since))
      const later = (await ids()).filter((id) => id.slice(0, from.length) >= from).toReversed()
      const longer = await Promise.all(
        later.map(async (id) => {
          const { size } = await stat(pathOf(id)).catch(() => ({ size: 0 }))
          return size > (known.get(id) ?? 0) ? infoOf(id) : undefined
        }),
      )
      return longer.filter((info) => info !== undefined)
    },
    async read(id, from) {
      await running.get(id)?.file.flush()
      return recordingPiece(pathOf(id), from).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? troubles.noRecording() : error
      })
    },
    async remove(unwanted) {
      for (const id of unwanted) {
        await end(id)
        await rm(pathOf(id), { force: true })
      }
    },
    async close() {
      for (const id of running.keys()) void end(id)
      await Promise.all(ending)
    },
  }
}

/** `20261122T093000Z`. */
function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

export function partsOf(id: RecordingId): { exercise: string; host: string; startedAt: Date } {
  const [at = '', exercise = '', host = ''] = id.split('_')
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(at)?.map(Number) ?? []
  const time = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hours, minutes, seconds)
  return { exercise, host, startedAt: new Date(time) }
}
