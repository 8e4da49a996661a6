import { type Evidence, type Message, msg } from '../../contract/index.ts'
import { outcomeInWords } from '../shared/evidence.ts'
import { VISITOR } from '../shared/visitor.ts'
import type { Knock } from './observation.ts'

export function evidenceOf(knock: Knock, expected: Message): Evidence {
  const tried = msg`GET / from ${knock.host}:${knock.port}, coming from ${knock.source}`
  const isVisitor = knock.from === 'visitor'
  return {
    tried: isVisitor ? msg`In container ${VISITOR}: ${tried}` : tried,
    from: isVisitor ? 'stranger' : knock.from,
    expected,
    got: outcomeInWords(knock.outcome),
    at: knock.at,
  }
}
