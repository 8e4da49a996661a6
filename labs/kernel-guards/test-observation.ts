import { genuineDaemon } from '../shared/probe-double.ts'
import { vmSeen } from '../shared/vm-double.ts'
import type { Observation } from './observation.ts'

export const params = {
  plain: 'chalk',
  bare: 'flint',
  holes: 'slate',
  board: 'herald',
  vault: 'safe',
  secret: 'teal-12345',
  notice: 'Choir on day 20.',
  vmPort: '18200',
  vmToken: 'birch-12345',
  masterAddress: '10.0.0.1',
}

const at = '2026-01-01T00:00:00.000Z'

/** A lab in which all is done. */
export function solved() {
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      'master-guards': 'seccomp',
      'vm-guards': 'seccomp apparmor tomoyo',
      'without-filter': 'flint',
      'filter-of-holes': 'slate',
    } as Observation['answers'],
    modules: ['lockdown', 'capability', 'landlock'] as string[] | null,
    seccomp: true as boolean,
    filters: [
      { name: 'chalk', status: 'running', mode: 2 as number | null, holes: false },
      { name: 'flint', status: 'running', mode: 0 as number | null, holes: false },
      { name: 'slate', status: 'running', mode: 2 as number | null, holes: true },
    ],
    vm: vmSeen(),
    board: {
      at,
      notice: { path: '/srv/herald/public/notice', status: 0, said: params.notice },
      key: { path: '/etc/safe/key', status: 1, said: 'Permission denied' },
      other: { path: '/etc/group', status: 1, said: 'Permission denied' },
      keyThere: true as boolean,
      unchanged: true as boolean,
      page: true as boolean,
      confinement: '/srv/herald/cat (enforce)',
    },
  } satisfies Observation
}
