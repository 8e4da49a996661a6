import { expect, test } from 'vitest'
import type { LabSession } from '../../contract/lab.ts'
import { render } from '../../contract/message.ts'
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

const described = (client: 'ready' | 'down') => {
  const { text, look } = describeLab({ kind: 'open', session: session(client) })
  return { text: render(text), look }
}

test('an open lab whose host is down says which', () => {
  expect(described('ready')).toEqual({ text: 'Lab open', look: 'good' })
  expect(described('down')).toEqual({ text: 'client down', look: 'bad' })
})
