import type { Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable } from '../survey.ts'
import { agentsOf } from './shared/agents.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'

const KNOWN = [
  'falco',
  'falco-modern-bpf',
  'falco-bpf',
  'falco-kmod',
  'auditd',
  'laurel',
  'tetragon',
  'tracee',
  'sysdig',
  'wazuh-agent',
  'wazuh-agentd',
  'ossec',
  'osqueryd',
  'osquery',
  'crowdsec',
  'suricata',
  'snort',
  'zeek',
  'auditbeat',
  'elastic-agent',
  'aide',
  'samhain',
  'sysmon',
  'neuvector',
  'kubearmor',
  'fail2ban',
  'clamav-daemon',
]

export const detection: AuditItem = {
  id: 'O5',
  bench: [],
  question: msg`If somebody attacked this machine or a container now, would somebody hear of it soon, and know what to do?`,
  mend: {
    how: msg`Let something on this machine watch for what should never happen, such as \`auditd\` with rules or Falco, send its alarms where somebody reads them, try it with a harmless example, and write down who does what then.`,
    commands: [
      'apt-get install --yes auditd',
      'systemctl enable --now auditd',
      'docker events --filter type=container --filter event=exec_start',
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const agents = agentsOf(seen, KNOWN)
  const failed = agents.filter((agent) => agent.failed)
  const { host } = seen
  const rules =
    host.seen && isReadable(host.value.auditRules) ? host.value.auditRules.rules.length : undefined
  const looked: Looked[] = [
    {
      tried: msg`Looked for a program that detects attacks, among services, containers and processes`,
      expected: msg`one, and alarms that reach somebody`,
      got:
        agents.length > 0
          ? someOf(agents.map(({ as }) => as))
          : host.seen
            ? msg`none that is known`
            : host.why,
    },
    ...(rules === undefined
      ? []
      : [
          {
            tried: msg`Asked the kernel for its audit rules`,
            expected: msg`what should not happen unseen`,
            got: msg`${rules} rules`,
          },
        ]),
  ]
  const findings = failed.map(({ as }) => ({
    subject: subjectOf('service', as),
    summary: msg`${named(as)} was to detect attacks, and has failed.`,
    looked: looked.slice(0, 1),
  }))
  return judged({
    findings,
    wrong: findings[0]?.summary ?? msg`Nothing detects attacks here.`,
    right:
      agents.length > 0
        ? msg`Attacks are looked out for by ${someOf(agents.map(({ as }) => as))}; whether somebody hears of them can’t be seen.`
        : msg`No program that detects attacks was found on this machine; it may be watched from elsewhere.`,
    looked,
  })
}
