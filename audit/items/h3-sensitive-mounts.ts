import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const sensitiveMounts: AuditItem = {
  id: 'H3',
  bench: ['5.6', '5.32', '5.20'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
