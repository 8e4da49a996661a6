import type { LabState } from '../../contract/lab.ts'
import { joined, type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import style from './Header.module.css'

/** The lab's state in a few words. */
export function LabChip({ state }: { state?: LabState }) {
  const t = useText()
  const { text, look } = describeLab(state)
  return (
    <p className={`${style.chip} ${style[look]}`} role="status">
      {t(text)}
    </p>
  )
}

type Look = 'good' | 'busy' | 'bad' | 'idle'

export function describeLab(state?: LabState): { text: Message; look: Look } {
  switch (state?.kind) {
    case undefined:
      return { text: msg`Lab`, look: 'idle' }
    case 'closed':
      return { text: msg`Lab closed`, look: 'idle' }
    case 'opening':
      return { text: msg`Lab opening`, look: 'busy' }
    case 'resetting':
      return { text: msg`Lab resetting`, look: 'busy' }
    case 'asleep':
      return { text: msg`Lab put away`, look: 'idle' }
    case 'failed':
      return { text: msg`Lab failed`, look: 'bad' }
    case 'open': {
      const down = state.session.hosts.filter((host) => host.state === 'down').map((host) => host.name)
      return down.length > 0
        ? { text: msg`${joined(down)} down`, look: 'bad' }
        : { text: msg`Lab open`, look: 'good' }
    }
  }
}
