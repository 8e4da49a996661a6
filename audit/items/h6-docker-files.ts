import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell } from '../item.ts'

export const dockerFiles: AuditItem = {
  id: 'H6',
  bench: [
    '3.1',
    '3.2',
    '3.3',
    '3.4',
    '3.5',
    '3.6',
    '3.7',
    '3.8',
    '3.9',
    '3.10',
    '3.11',
    '3.12',
    '3.13',
    '3.14',
    '3.15',
    '3.16',
    '3.17',
    '3.18',
    '3.19',
    '3.20',
    '3.21',
    '3.22',
    '3.23',
    '3.24',
  ],
  mend: { how: msg``, commands: [] },
  judge: () => cannotTell(msg`Nobody looks at this yet.`),
}
