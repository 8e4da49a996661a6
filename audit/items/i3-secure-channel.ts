import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const secureChannel: AuditItem = {
  id: 'I3',
  bench: ['4.2', '2.5', '4.5'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
