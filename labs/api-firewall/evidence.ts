import { type Evidence, type Params, type Message, msg } from '../../contract/index.ts'
import { infoInWords } from '../shared/daemon-info.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import { secondAddress } from '../shared/visitor.ts'
import type { BoardTried, DoorTried, Place, Way } from './observation.ts'

const wayInWords: Record<Way, string> = {
  certificate: "with client's certificate",
  'no-certificate': 'over TLS without a certificate',
  plain: 'over plain HTTP',
}

const hostOf: Record<Place, string> = {
  client: 'client',
  stranger: 'stranger',
  visitor: 'stranger, in its container visitor',
  tenant: 'master, in a container',
  master: 'master',
}

export function evidenceOf(tried: DoorTried, expected: Message): Evidence {
  return {
    tried: msg`GET /info from ${tried.to} ${wayInWords[tried.way]}`,
    from: hostOf[tried.place],
    expected,
    got: infoInWords(tried.outcome),
    at: tried.at,
  }
}

export function boardEvidence(tried: BoardTried, expected: Message): Evidence {
  return {
    tried: msg`GET / from port ${tried.port} of master`,
    from: hostOf[tried.place],
    expected,
    got: outcomeInWords(tried.outcome),
    at: tried.at,
  }
}

/** A place as a sentence names it. */
export function whoIs(place: Place, params: Params): string {
  if (place === 'visitor') return `who comes from another address, here ${secondAddress(params)},`
  if (place === 'tenant') return `container ${params.tenantName}`
  return place
}

/** Whether we could not even try. */
/** Whether Docker answered, whoever's it is. */
export function gotIn({ outcome }: DoorTried): boolean {
  return outcome.kind === 'answered' && outcome.daemonId !== undefined
}

/** Whether the connection came to what listens; what was said then is another matter. */
export function cameThrough({ outcome }: DoorTried): boolean {
  return ['answered', 'rejected', 'untrusted'].includes(outcome.kind)
}

export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
