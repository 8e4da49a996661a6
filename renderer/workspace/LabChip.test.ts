import { expect, test } from 'vitest'
import type { LabSession } from '../../contract/lab.ts'
import { describeLab } from './LabChip.tsx'

const session = (client: 'ready' | 'down'): LabSession => ({
  id: 's',
  exercise: 'daemon-tls',
  seed: 'x',
  params: {},
  hosts: [
    { name: 'master', address: '10.0.0.2', state: 'ready' },
    { name: 'client', address: '10.0.0.3', state: client },
  ],
  openedAt: '2026-01-02T03:04:05.000Z',
})

test('an open lab whose host is down says which', () => {
  expect(describeLab({ kind: 'open', session: session('ready') })).toEqual({ text: 'Lab open', look: 'good' })
  expect(describeLab({ kind: 'open', session: session('down') })).toEqual({
    text: 'client down',
    look: 'bad',
  })
})
