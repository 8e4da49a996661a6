import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const boundInterface: AuditItem = {
  id: 'N7',
  bench: ['5.14'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
