import type { Observation } from './observation.ts'
import { bodyOf } from './knock.ts'

export interface Report {
  /** Whether the service has what the supplier offers at this moment. */
  offer: boolean
  /** The same of the neighbour's stock. */
  stock: boolean
  /** The address that the service found for the supplier's name; empty where it found none. */
  supplier: string
}

/** What the service says it gets, held against what there is. */
export function readReport({
  report,
  offer,
  stock,
}: Pick<Observation, 'report' | 'offer' | 'stock'>): Report {
  const body = bodyOf(report)
  const line = (pattern: RegExp) => pattern.exec(body)?.[1] ?? ''
  const isSame = (said: string, there: string) => there !== '' && said === there
  return {
    offer: isSame(line(/^offer: (\S+)$/m), bodyOf(offer)),
    stock: isSame(line(/^stock: (\S+)$/m), bodyOf(stock)),
    supplier: line(/^supplier is (\d+\.\d+\.\d+\.\d+)$/m),
  }
}
