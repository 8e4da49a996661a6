import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { infoInWords } from '../shared/daemon-info.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import { VISITOR } from '../shared/visitor.ts'
import type { BoardTried, DoorTried, Place, Way } from './observation.ts'
import { hostOf } from './try-doors.ts'

const wayInWords: Record<Way, Message> = {
  certificate: msg`with client's certificate`,
  'no-certificate': msg`over TLS without a certificate`,
  plain: msg`over plain HTTP`,
}

/** Which of a host's places it was done in. */
function inPlace(place: Place, done: Message): Message {
  if (place === 'visitor') return msg`In container ${VISITOR}: ${done}`
  return place === 'tenant' ? msg`In a container: ${done}` : done
}

export function evidenceOf(tried: DoorTried, expected: Message): Evidence {
  return {
    tried: inPlace(tried.place, msg`GET /info from ${tried.to} ${wayInWords[tried.way]}`),
    from: hostOf[tried.place],
    expected,
    got: infoInWords(tried.outcome),
    at: tried.at,
  }
}

export function boardEvidence(tried: BoardTried, expected: Message): Evidence {
  return {
    tried: inPlace(tried.place, msg`GET / from port ${tried.port} of master`),
    from: hostOf[tried.place],
    expected,
    got: outcomeInWords(tried.outcome),
    at: tried.at,
  }
}

/** Whether Docker answered, whoever's it is. */
export function gotIn({ outcome }: DoorTried): boolean {
  return outcome.kind === 'answered' && outcome.daemonId !== undefined
}

/** Whether the connection came to what listens; what was said then is another matter. */
export function cameThrough({ outcome }: DoorTried): boolean {
  return ['answered', 'rejected', 'untrusted'].includes(outcome.kind)
}
