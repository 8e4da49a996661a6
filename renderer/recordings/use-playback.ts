import { useEffect, useReducer } from 'react'
import type { Playback, PlaybackState } from './playback.ts'

/** How often the place is told, in milliseconds. */
const TOLD_MS = 100

const atFirst: PlaybackState = { isPlaying: false, at: 0, length: 0 }

/** Lets time pass for a recording that plays, and tells how far it is. */
export function usePlayback(playback: Playback | undefined) {
  const [, tell] = useReducer((count: number) => count + 1, 0)

  useEffect(() => {
    if (!playback) return
    let [last, told] = [performance.now(), 0]
    let frame = requestAnimationFrame(pass)
    function pass(): void {
      const now = performance.now()
      const wasPlaying = playback?.state().isPlaying === true
      playback?.pass(now - last)
      last = now
      if (wasPlaying && (now - told >= TOLD_MS || !playback?.state().isPlaying)) {
        told = now
        tell()
      }
      frame = requestAnimationFrame(pass)
    }
    return () => cancelAnimationFrame(frame)
  }, [playback])

  return {
    state: playback?.state() ?? atFirst,
    act: (change: (playback: Playback) => void) => {
      if (!playback) return
      change(playback)
      tell()
    },
  }
}
