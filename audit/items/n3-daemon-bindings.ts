import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const daemonBindings: AuditItem = {
  id: 'N3',
  bench: ['2.7', '3.15', '3.16'],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
