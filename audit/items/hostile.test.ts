import { expect, test } from 'vitest'
import { AuditReport, noPolicy } from '../../contract/audit/index.ts'
import { reportOf } from '../report.ts'
import { byApiOnly, container, hostOf } from '../testing/altered.ts'
import { soundHost } from '../testing/sound-host.ts'
import { items } from './index.ts'

const asked = { kind: 'docker' } as const
test('an empty machine, a huge name and a thousand containers make reports that fit', () => {
  const many = Array.from({ length: 1000 }, (_, at) =>
    container(`c${at}`.padEnd(400, 'x'), { config: { Privileged: true, PidsLimit: 0 } }),
  )
  for (const seen of [hostOf(), hostOf(...many), byApiOnly(hostOf(...many))]) {
    const report = reportOf(seen, noPolicy, asked)
    expect(AuditReport.safeParse(report).error).toBeUndefined()
    for (const { looked, mend } of report.items) {
      expect(looked.length).toBeLessThan(40)
      expect(mend?.commands.length ?? 0).toBeLessThan(40)
    }
  }
})

test('kernel files that are empty or cut off are no pass and no crash', () => {
  const cut = container('web', {
    kernel: {
      status: 'Name:\tx',
      uidMap: '',
      mountinfo: '1 2',
      label: '',
      processes: [],
      listeners: { unreadable: 'gone' },
      groups: { version: 1, files: {} },
    },
  })
  const report = reportOf(hostOf(cut), noPolicy, asked)
  expect(report.items).toHaveLength(items.length)
  for (const id of ['K2', 'K5', 'C2', 'C4', 'C5']) {
    expect([id, report.items.find((item) => item.id === id)?.status]).toEqual([id, 'error'])
  }
})

test('the sound host’s report is whole', () => {
  expect(AuditReport.safeParse(reportOf(soundHost(), noPolicy, asked)).error).toBeUndefined()
})
