import { type FileHandle, open } from 'node:fs/promises'

/** Lines wait for so many bytes or milliseconds before they are written. */
const WRITE_BYTES = 64 * 1024
const WRITE_MS = 500
/** A disk that is so far behind, in bytes, gets nothing more. */
const MAX_WAITING = 2 * 1024 * 1024

/** A file that only this user may read and that grows by whole lines: whenever its writer dies, it is whole but for its end. */
export interface RecordingFile {
  /** Whether it could be made. */
  ready: Promise<boolean>
  write(line: string): void
  isOpen(): boolean
  /** Writes what waits: everything so far is then in the file, if it can be. Never rejects. */
  flush(): Promise<void>
  /** The same, and nothing more comes. */
  close(): Promise<void>
}

/** The file is made when its folder is there. */
export function openRecordingFile(
  path: string,
  folder: Promise<unknown>,
  onFailure: (error: unknown) => void,
): RecordingFile {
  let waiting: string[] = []
  let size = 0
  let timer: NodeJS.Timeout | undefined
  let isOpen = true
  let file: FileHandle | undefined

  function fail(error: unknown): void {
    if (!isOpen) return
    isOpen = false
    waiting = []
    onFailure(error)
  }

  const opened = folder.then(() => open(path, 'wx', 0o600)).then((handle) => void (file = handle), fail)
  let written: Promise<void> = opened

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return written
    const text = waiting.join('')
    waiting = []
    written = written.then(() => file?.appendFile(text)).catch(fail)
    void written.then(() => (size -= text.length))
    return written
  }

  return {
    ready: opened.then(() => isOpen),
    write(line) {
      if (!isOpen) return
      waiting.push(line)
      size += line.length
      if (size > MAX_WAITING) return fail(new Error('The disk is too slow for a recording.'))
      if (size >= WRITE_BYTES) void flush()
      else timer ??= setTimeout(() => void flush(), WRITE_MS).unref()
    },
    isOpen: () => isOpen,
    flush,
    async close() {
      const written = flush()
      isOpen = false
      await written
      await file?.close().catch(() => {})
      file = undefined
    },
  }
}
