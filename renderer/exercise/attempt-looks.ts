import type { AttemptReport } from '../../contract/exercise.ts'
import { type Message, msg } from '../../contract/message.ts'
import type { IconName } from '../ui/Icon.tsx'
import type { Change } from './align-attempts.ts'

export const outcomes: Record<AttemptReport['outcome'], { icon: IconName; text: Message }> = {
  succeeded: { icon: 'door', text: msg`The attacker got in` },
  refused: { icon: 'check', text: msg`The attacker was refused` },
  error: { icon: 'alert', text: msg`We could not try it` },
}

export const changes: Record<Change, { icon: IconName; text: Message }> = {
  stopped: { icon: 'check', text: msg`Stopped` },
  opened: { icon: 'door', text: msg`Opened` },
  'still-open': { icon: 'door', text: msg`Still open` },
  'still-stopped': { icon: 'minus', text: msg`Still stopped` },
  'only-before': { icon: 'minus', text: msg`Not tried again` },
  'only-after': { icon: 'plus', text: msg`New` },
}
