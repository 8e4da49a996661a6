import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const monitoring: AuditItem = {
  id: 'O4',
  bench: [],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
