import { useEffect, useRef } from 'react'
import { focusContent } from '../navigation/focus-content.ts'
import type { ViewProps } from '../navigation/views.ts'
import { AuditStart } from './AuditStart.tsx'
import { Difference } from './difference/Difference.tsx'
import { placeOf } from './place.ts'
import { Report } from './report/Report.tsx'

/** The baseline, looked at on a Docker engine: to begin one, what was found, and what differs. */
export function Audit({ at }: ViewProps) {
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) focusContent()
    before.current = at
  }, [at])
  const place = placeOf(at)
  switch (place.kind) {
    case 'start':
      return <AuditStart />
    case 'report':
      return <Report key={place.id} id={place.id} />
    case 'difference':
      return <Difference key={at} before={place.before} after={place.after} />
  }
}
