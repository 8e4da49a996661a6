import type { Looked } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { agentsOf } from './shared/agents.ts'
import { settingInEffect } from './shared/daemon-setting.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'

const KNOWN = [
  'node-exporter',
  'cadvisor',
  'telegraf',
  'collectd',
  'netdata',
  'zabbix-agentd',
  'zabbix-agent',
  'zabbix-agent2',
  'datadog-agent',
  'agent-datadoghq',
  'metricbeat',
  'glances',
  'monit',
  'nrpe',
  'nagios-nrpe-server',
  'check-mk-agent',
  'otelcol',
  'opentelemetry-collector',
  'grafana-agent',
  'alloy',
  'prometheus',
  'munin-node',
  'beszel-agent',
  'newrelic-infra',
  'amazon-cloudwatch-agent',
  'vector',
]

export const monitoring: AuditItem = {
  id: 'O4',
  bench: [],
  question: msg`Does somebody watch how much processor, memory and disk this machine and its containers use, and hear of it when it is too much?`,
  mend: {
    how: msg`Let an agent measure this machine and its containers, and something elsewhere keep and show the figures and raise the alarm; the daemon’s own metrics come with \`metrics-addr\` in \`/etc/docker/daemon.json\` and a restart.`,
    commands: [
      'apt-get install --yes prometheus-node-exporter',
      'systemctl enable --now prometheus-node-exporter',
      'docker stats --no-stream',
    ],
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const agents = agentsOf(seen, KNOWN)
  const address = seen.configuration.seen
    ? settingInEffect(seen.configuration.value, 'metrics-addr')
    : undefined
  const failed = agents.filter((agent) => agent.failed)
  const looked: Looked[] = [
    {
      tried: msg`Looked for a program that measures this machine, among services, containers and processes`,
      expected: msg`one, or somebody who measures from elsewhere`,
      got:
        agents.length > 0
          ? someOf(agents.map(({ as }) => as))
          : seen.host.seen
            ? msg`none that is known`
            : seen.host.why,
    },
    {
      tried: msg`Looked for the address of the daemon’s own metrics`,
      expected: msg`one, or none where they are not wanted`,
      got:
        typeof address === 'string'
          ? msg`${named(address)}`
          : seen.configuration.seen
            ? msg`none`
            : seen.configuration.why,
    },
  ]
  const findings = [
    ...notLoaded(seen, ['metrics-addr']),
    ...failed.map(({ as }) => ({
      subject: subjectOf('service', as),
      summary: msg`${named(as)} was to measure this machine, and has failed.`,
      looked: looked.slice(0, 1),
    })),
  ]
  return judged({
    findings,
    wrong: findings[0]?.summary ?? msg`Nobody measures this machine.`,
    right:
      agents.length > 0
        ? msg`This machine is measured by ${someOf(agents.map(({ as }) => as))}.`
        : msg`No program that measures this machine was found on it; somebody may do so from elsewhere.`,
    looked,
  })
}
