import { useEffect, useRef } from 'react'
import { focusContent } from '../navigation/focus-content.ts'
import type { ViewProps } from '../navigation/views.ts'
import { RecordingList } from './RecordingList.tsx'
import { RecordingPlayer } from './RecordingPlayer.tsx'

/** What terminals showed: all recordings, or one of them to play. */
export function Recordings({ at }: ViewProps) {
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) focusContent()
    before.current = at
  }, [at])
  return at === undefined ? <RecordingList /> : <RecordingPlayer key={at} id={at} />
}
