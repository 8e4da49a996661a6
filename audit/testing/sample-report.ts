import { baseline } from '../../content/baseline/baseline.ts'
import type { AuditedItem, AuditReport, Finding, ItemStatus } from '../../contract/audit/index.ts'
import { msg, verbatim } from '../../contract/message.ts'

/** What somebody who owns the audited machine might write wherever they can. */
export const HOSTILE = `<script>alert(1)</script> ]]> &amp; "' \`\`\` {0} \x1b[31mred\x9b2J\x07\u202Eevil\nok 99`

const statuses: Record<string, ItemStatus> = {
  C3: 'fail',
  K2: 'fail',
  H3: 'fail',
  C8: 'fail',
  N7: 'fail',
  H4: 'error',
  I6: 'attest',
  O1: 'attest',
  K4: 'unsupported',
}

const finding = (subject: string, over: Partial<Finding> = {}): Finding => ({
  subject,
  summary: msg`${subject} is not as it should be.`,
  looked: [
    {
      tried: msg`Read /proc/${812}/status`,
      expected: msg`a mapped user`,
      got: verbatim('0 0 4294967295'),
    },
  ],
  ...over,
})

/** A report with every status, findings that are accepted, and hostile names in it. */
export function sampleReport(over: Partial<AuditReport> = {}): AuditReport {
  const items = baseline.map(({ id, title, lesson }): AuditedItem => {
    const status = statuses[id] ?? 'pass'
    return {
      id,
      title,
      status,
      summary: verbatim(status === 'fail' ? `Not all of it is right: ${HOSTILE}` : 'As it was found.'),
      looked: [{ tried: msg`GET /info`, expected: msg`an answer`, got: verbatim('200') }],
      findings: findingsOf(id, status),
      ...(status === 'fail' || status === 'error'
        ? { mend: { how: msg`Change the setting.`, commands: ['docker update --pids-limit 100 web'] } }
        : {}),
      ...(status === 'attest' ? { attestation: { question: msg`Is it done every month?` } } : {}),
      lesson,
      bench: ['5.4'],
    }
  })
  const summary = { pass: 0, fail: 0, attest: 0, error: 0, unsupported: 0 }
  for (const { status } of items) summary[status] += 1
  return {
    schema: 'bulkhead.audit/1',
    target: {
      asked: { kind: 'lab', exercise: 'open-doors', host: 'master' },
      name: 'master of open-doors',
      daemon: 'ABCD:EFGH',
      engine: '26.1.5',
      system: 'Debian GNU/Linux 13 (trixie)',
      kernel: '6.18.0',
      cgroup: 1,
      sight: 'machine',
      probed: false,
    },
    at: '2026-11-22T10:00:00.000Z',
    took: 420,
    containers: 6,
    images: 9,
    items,
    summary,
    ...over,
  }
}

function findingsOf(id: string, status: ItemStatus): Finding[] {
  const accepted = { reason: 'Needed until the move.', by: 'Ada', expires: '2027-01-31' }
  // Everything of it is accepted: it passes.
  if (id === 'C5') return [finding('container:db', { accepted })]
  if (status !== 'fail') return []
  return [
    finding('container:web'),
    finding('file:/etc/../docker/daemon.json', { accepted }),
    finding(`network:${HOSTILE}`, { summary: msg`${HOSTILE} is open.` }),
  ]
}
