import type { LabState } from '../../contract/lab.ts'
import style from './Header.module.css'

/** The lab's state in a few words. */
export function LabChip({ state }: { state?: LabState }) {
  const { text, look } = describeLab(state)
  return (
    <p className={`${style.chip} ${style[look]}`} role="status">
      {text}
    </p>
  )
}

type Look = 'good' | 'busy' | 'bad' | 'idle'

export function describeLab(state?: LabState): { text: string; look: Look } {
  switch (state?.kind) {
    case undefined:
      return { text: 'Lab', look: 'idle' }
    case 'closed':
      return { text: 'Lab closed', look: 'idle' }
    case 'opening':
      return { text: 'Lab opening', look: 'busy' }
    case 'resetting':
      return { text: 'Lab resetting', look: 'busy' }
    case 'failed':
      return { text: 'Lab failed', look: 'bad' }
    case 'open': {
      const down = state.session.hosts.filter((host) => host.state === 'down').map((host) => host.name)
      return down.length > 0
        ? { text: `${down.join(', ')} down`, look: 'bad' }
        : { text: 'Lab open', look: 'good' }
    }
  }
}
