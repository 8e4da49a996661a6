import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const leastPrivilege: AuditItem = {
  id: 'O2',
  bench: ['4.1', '2.14', '5.26'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
