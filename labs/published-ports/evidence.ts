import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import type { Knock, Place } from './observation.ts'

const who: Record<Place, string> = {
  master: 'master',
  client: 'client',
  stranger: 'stranger',
  visitor: 'stranger, in its container visitor',
}

export function evidenceOf(knock: Knock, expected: Message): Evidence {
  return {
    tried: msg`GET / from ${knock.host}:${knock.port}, coming from ${knock.source}`,
    from: who[knock.from],
    expected,
    got: outcomeInWords(knock.outcome),
    at: knock.at,
  }
}

/** Whether we could not even try. */
