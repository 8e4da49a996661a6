import { lazy, Suspense, useEffect } from 'react'
import { useOverlay } from './open-palette.ts'

const loadPalette = async () => ({ default: (await import('./Palette.tsx')).Palette })
const Palette = lazy(loadPalette)
const ShortcutList = lazy(async () => ({ default: (await import('./ShortcutList.tsx')).ShortcutList }))

/** What lies over every view when it is asked for. */
export function Overlays() {
  const overlay = useOverlay()
  useEffect(() => {
    // So that it opens at once; whoever opens it tells of a failure.
    const timer = setTimeout(() => void loadPalette().catch(() => {}), 3000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Suspense>
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <ShortcutList />}
    </Suspense>
  )
}
