import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { infoInWords, type InfoTried } from '../shared/daemon-info.ts'
import type { Way } from './observation.ts'

export const wayInWords: Record<Way, Message> = {
  plain: msg`over plain HTTP`,
  'no-certificate': msg`over TLS without a certificate`,
  'foreign-certificate': msg`over TLS with the certificate of a foreign CA that has the same name`,
}

export function evidenceOf(tried: InfoTried, how: Message, expected: Message): Evidence {
  return {
    tried: msg`GET /info from ${tried.to} ${how}`,
    from: tried.from,
    expected,
    got: infoInWords(tried.outcome),
    at: tried.at,
  }
}
