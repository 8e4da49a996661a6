import { lazy, Suspense } from 'react'
import { useText } from '../language/use-text.ts'
import type { DiagramName } from './diagrams/names.ts'
import { loading } from './loading.ts'

/** Drawings come with the first lesson that shows one. */
const Drawing = lazy(async () => ({ default: (await import('./diagrams/Drawing.tsx')).Drawing }))

/** Who stands where and reaches whom, drawn, and told in words below. */
export function Diagram({ of }: { of: DiagramName }) {
  const t = useText()
  return (
    <Suspense fallback={<p aria-busy="true">{t(loading.picture)}</p>}>
      <Drawing of={of} />
    </Suspense>
  )
}
