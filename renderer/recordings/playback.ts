import type { Cast } from './cast.ts'
import { timesOf } from './cast.ts'

/** With pauses skipped, none is longer than this, in seconds. */
export const LONGEST_PAUSE = 2

/** What a recording is played on. */
export interface Stage {
  write(text: string): void
  resize(cols: number, rows: number): void
  /** Empty again, in the size that the recording began with. */
  clear(cols: number, rows: number): void
}

export interface PlaybackState {
  isPlaying: boolean
  /** In seconds, as long as it takes at normal speed. */
  at: number
  length: number
}

export interface Playback {
  state(): PlaybackState
  /** From the beginning again when it is over. */
  play(): void
  pause(): void
  seek(to: number): void
  setSpeed(speed: number): void
  skipPauses(skips: boolean): void
  /** So many milliseconds went by. */
  pass(ms: number): void
}

export function createPlayback({ cols, rows, events }: Cast, stage: Stage): Playback {
  let times = timesOf(events, LONGEST_PAUSE)
  /** The next event. */
  let next = 0
  let at = 0
  let speed = 1
  let isPlaying = false
  const length = () => times.at(-1) ?? 0
  stage.clear(cols, rows)

  function show(): void {
    let text = ''
    for (let event = events[next]; event && (times[next] ?? 0) <= at; event = events[(next += 1)]) {
      if (event.kind === 'output') text += event.text
      else {
        if (text !== '') stage.write(text)
        text = ''
        stage.resize(event.cols, event.rows)
      }
    }
    if (text !== '') stage.write(text)
  }

  function seek(to: number): void {
    if (to < at) {
      stage.clear(cols, rows)
      next = 0
    }
    at = Math.min(length(), Math.max(0, to))
    show()
  }

  return {
    state: () => ({ isPlaying, at, length: length() }),
    play() {
      if (at >= length()) seek(0)
      isPlaying = true
    },
    pause: () => void (isPlaying = false),
    seek,
    setSpeed: (to) => void (speed = to),
    skipPauses(skips) {
      times = timesOf(events, skips ? LONGEST_PAUSE : Infinity)
      at = times[next - 1] ?? 0
    },
    pass(ms) {
      if (!isPlaying) return
      at = Math.min(length(), at + (ms / 1000) * speed)
      show()
      if (next >= events.length) isPlaying = false
    },
  }
}
