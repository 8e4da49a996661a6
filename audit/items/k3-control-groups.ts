import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const controlGroups: AuditItem = {
  id: 'K3',
  bench: ['2.10', '5.11', '5.12', '5.25'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
