import type { Finding, Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { recurringOf, recurringWith } from './shared/recurring.ts'

/** A report that is older is none any more: then something that was set up once has stopped. */
const DAYS = 90
const DAY = 24 * 60 * 60 * 1000
/** Programs that audit a machine or its images, as timers and jobs of cron call them. */
const AUDITS =
  /\b(?:bulkhead\b[^\n]*\baudit|docker-bench|lynis|oscap|openscap|cis-cat|inspec|trivy|grype|rkhunter|chkrootkit|debsecan)\b/
const REPORTS = /^\/var\/log\/(?:lynis-report\.dat$|docker-bench-security|bulkhead-audit)/

export const regularAudits: AuditItem = {
  id: 'O1',
  bench: [],
  question: msg`Does somebody audit this machine and its containers regularly, and see to it that what is found is mended?`,
  mend: {
    how: msg`Let an audit run by itself, such as Lynis each day on the machine, and Bulkhead’s from elsewhere each week; keep the reports, and have somebody read them.`,
    commands: [
      'apt-get install --yes lynis',
      'systemctl enable --now lynis.timer',
      'systemctl start lynis.service',
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const { host, at } = seen
  const recurring = host.seen ? recurringWith(recurringOf(host.value), AUDITS) : []
  const reports = host.seen
    ? Object.entries(host.value.stats).flatMap(([path, file]) =>
        REPORTS.test(path) && isReadable(file) && file.type === 'file'
          ? [{ path, days: Math.floor((Date.parse(at) - file.changedAt) / DAY) }]
          : [],
      )
    : []
  const last = reports.toSorted((a, b) => a.days - b.days)[0]
  const looked: Looked[] = [
    {
      tried: msg`Looked for a timer or a job of cron that audits`,
      expected: msg`one, or somebody who audits from elsewhere`,
      got:
        recurring.length > 0
          ? someOf(recurring.map(({ name }) => name))
          : host.seen
            ? msg`none that is known`
            : host.why,
    },
    {
      tried: msg`Looked for the last report of an audit in \`/var/log\``,
      expected: msg`one of the last ${DAYS} days, or none where they are kept elsewhere`,
      got: last
        ? msg`${named(last.path)}, ${last.days} days old`
        : host.seen
          ? msg`none that is known`
          : host.why,
    },
  ]
  const findings: Finding[] = [
    ...recurring
      .filter(({ failed }) => failed)
      .map(({ name }): Finding => ({
        subject: subjectOf('service', name),
        summary: msg`${named(name)} was to audit this machine, and what it started has failed.`,
        looked: looked.slice(0, 1),
      })),
    ...(last && last.days > DAYS
      ? [
          {
            subject: subjectOf('file', last.path),
            summary: msg`The last audit that left a report here was ${last.days} days ago.`,
            looked: looked.slice(1),
          },
        ]
      : []),
  ]
  return judged({
    findings,
    wrong: findings[0]?.summary ?? msg`This machine is not audited.`,
    right:
      recurring.length > 0
        ? msg`This machine is audited by ${someOf(recurring.map(({ name }) => name))}; whether somebody reads the reports can’t be seen.`
        : msg`Nothing on this machine audits it by itself; somebody may do so from elsewhere.`,
    looked,
  })
}
