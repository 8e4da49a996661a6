import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const containerCount: AuditItem = {
  id: 'O3',
  bench: ['6.2'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
