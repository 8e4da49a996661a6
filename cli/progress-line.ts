import type { Progress } from '../contract/index.ts'
import { t } from './language.ts'
import { cut } from './text.ts'

export interface ProgressLine {
  show(progress: Progress): void
  /** Takes the line away, so that something else can be printed. */
  clear(): void
}

/** What is needed of standard error. */
export type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): unknown }

/** Between two updates of the line, in milliseconds. */
const REDRAW_MS = 80
/** Without a terminal, a line for each new step, and for each such part of the whole. */
const NOTABLE = 0.1

/** One updating line on a terminal, elsewhere a line now and then; nothing more once `until` is aborted. */
export function progressLine(stream: Screen, until: AbortSignal, now: () => number = Date.now): ProgressLine {
  const line = stream.isTTY ? updatingLine(stream, now) : plainLines(stream)
  until.addEventListener('abort', () => line.clear())
  return {
    show: (progress) => {
      if (!until.aborted) line.show(progress)
    },
    clear: () => {
      if (!until.aborted) line.clear()
    },
  }
}

const percent = ({ fraction }: Progress) => `${String(Math.floor(fraction * 100)).padStart(3)}%`

function updatingLine(stream: Screen, now: () => number): ProgressLine {
  let step = ''
  let drawn = 0
  return {
    show(progress) {
      const next = t(progress.step)
      if (next === step && now() - drawn < REDRAW_MS) return
      step = next
      drawn = now()
      const detail = progress.detail ? ` · ${progress.detail.replace(/\p{Cc}/gu, ' ')}` : ''
      // One column less than there are, or some terminals break the line.
      const line = cut(`${percent(progress)}  ${step}${detail}`, (stream.columns ?? 80) - 1)
      stream.write(`\r\x1b[2K${line}`)
    },
    clear: () => void stream.write('\r\x1b[2K'),
  }
}

function plainLines(stream: Screen): ProgressLine {
  let step = ''
  let told = 0
  return {
    show(progress) {
      const next = t(progress.step)
      if (next === step && progress.fraction < told + NOTABLE) return
      step = next
      told = progress.fraction
      stream.write(`${percent(progress)}  ${step}\n`)
    },
    clear() {},
  }
}
