import type { AttemptReport } from '../../contract/exercise.ts'
import type { IconName } from '../ui/Icon.tsx'
import type { Change } from './align-attempts.ts'

export const outcomes: Record<AttemptReport['outcome'], { icon: IconName; text: string }> = {
  succeeded: { icon: 'door', text: 'The attacker got in' },
  refused: { icon: 'check', text: 'The attacker was refused' },
  error: { icon: 'alert', text: 'We could not try it' },
}

export const changes: Record<Change, { icon: IconName; text: string }> = {
  stopped: { icon: 'check', text: 'Stopped' },
  opened: { icon: 'door', text: 'Opened' },
  'still-open': { icon: 'door', text: 'Still open' },
  'still-stopped': { icon: 'minus', text: 'Still stopped' },
  'only-before': { icon: 'minus', text: 'Not tried again' },
  'only-after': { icon: 'plus', text: 'New' },
}
