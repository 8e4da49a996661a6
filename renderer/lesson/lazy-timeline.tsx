import { lazy, Suspense } from 'react'

const Loaded = lazy(async () => ({ default: (await import('./CveTimeline.tsx')).CveTimeline }))

/** The timeline with its data, which only the lesson that shows it loads. */
export function CveTimeline() {
  return (
    <Suspense fallback={<p aria-busy="true">Loading the timeline…</p>}>
      <Loaded />
    </Suspense>
  )
}
