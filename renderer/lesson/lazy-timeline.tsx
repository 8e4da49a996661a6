import { lazy, Suspense } from 'react'
import { useText } from '../language/use-text.ts'
import { loading } from './loading.ts'

const Loaded = lazy(async () => ({ default: (await import('./CveTimeline.tsx')).CveTimeline }))

/** The timeline with its data, which only the lesson that shows it loads. */
export function CveTimeline() {
  const t = useText()
  return (
    <Suspense fallback={<p aria-busy="true">{t(loading.timeline)}</p>}>
      <Loaded />
    </Suspense>
  )
}
