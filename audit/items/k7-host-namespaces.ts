import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const hostNamespaces: AuditItem = {
  id: 'K7',
  bench: ['5.16', '5.17', '5.21'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
