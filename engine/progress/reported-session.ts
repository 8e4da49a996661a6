import type { LabSession } from '../../contract/index.ts'

/** What of a lab is told to a class: what made it, not where its hosts are. */
export function reported({ id, exercise, seed, params }: Omit<LabSession, 'hosts' | 'openedAt'>) {
  return { id, exercise, seed, params }
}
