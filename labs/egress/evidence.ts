import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import type { Knock } from './observation.ts'

export function evidenceOf(knock: Knock, expected: Message): Evidence {
  const { from, at } = knock
  const isInside = from === 'service' || from === 'neighbour'
  return {
    tried: inPlace(knock),
    from: isInside ? 'master' : from,
    expected,
    got: outcomeInWords(knock.outcome),
    at,
  }
}

function inPlace({ from, path, host, port }: Knock): Message {
  const tried = msg`GET ${path} from ${host}:${port}`
  if (from === 'service') return msg`In the service's own network: ${tried}`
  return from === 'neighbour' ? msg`In the neighbour's own network: ${tried}` : tried
}
