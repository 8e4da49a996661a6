import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const auditRules: AuditItem = {
  id: 'H4',
  bench: [
    '1.1.3',
    '1.1.4',
    '1.1.5',
    '1.1.6',
    '1.1.7',
    '1.1.8',
    '1.1.9',
    '1.1.10',
    '1.1.11',
    '1.1.12',
    '1.1.13',
    '1.1.14',
    '1.1.15',
    '1.1.16',
    '1.1.17',
    '1.1.18',
  ],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
