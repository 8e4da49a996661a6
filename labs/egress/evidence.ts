import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import type { Knock, Place } from './observation.ts'

const who: Record<Place, string> = {
  master: 'master',
  supplier: 'supplier',
  stranger: 'stranger',
  service: 'the service, in its own network',
  neighbour: 'the neighbour, in its own network',
}

export function evidenceOf(knock: Knock, expected: Message): Evidence {
  return {
    tried: msg`GET ${knock.path} from ${knock.host}:${knock.port}`,
    from: who[knock.from],
    expected,
    got: outcomeInWords(knock.outcome),
    at: knock.at,
  }
}

/** Whether we could not even try. */
