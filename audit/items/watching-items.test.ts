import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import type { Observation } from '../observation.ts'
import { reportOf } from '../report.ts'
import { file, shown, soundHost } from '../testing/sound-host.ts'
import { regularAudits } from './o1-regular-audits.ts'
import { monitoring } from './o4-monitoring.ts'
import { detection } from './o5-detection.ts'
import { agentsOf } from './shared/agents.ts'

const statusOf = (id: string, seen: Observation, yes?: boolean) => {
  const said =
    yes === undefined ? [] : [{ item: id, yes, by: 'Ada', on: '2026-11-01', expires: '2027-01-01', note: '' }]
  return reportOf(seen, { ...noPolicy, attestations: said }, { kind: 'docker' }).items.find(
    (item) => item.id === id,
  )?.status
}

function host(...units: [string, string][]): Observation {
  const seen = soundHost()
  shown(seen.host).units = {
    list: units.map(([name, active]) => ({ name, active, sub: '' })),
    docker: {},
    dockerSocket: {},
  }
  return seen
}

test.each(['O1', 'O4', 'O5'])('%s is a person’s to say, whatever was seen', (id) => {
  expect(statusOf(id, host())).toBe('attest')
  expect(
    statusOf(
      id,
      host(
        ['lynis.timer', 'active'],
        ['prometheus-node-exporter.service', 'active'],
        ['falco.service', 'active'],
      ),
    ),
  ).toBe('attest')
  expect(statusOf(id, host(), true)).toBe('pass')
  expect(statusOf(id, host(), false)).toBe('fail')
})

test('agents are found as services, containers and processes, each once', () => {
  const seen = host(['prometheus-node-exporter.service', 'active'], ['telegraf.service', 'inactive'])
  seen.containers[0]!.inspect.Config.Image = 'gcr.io/cadvisor/cadvisor:v0.47'
  shown(seen.host).processes.push({
    pid: 5,
    ppid: 1,
    uid: 0,
    exe: '/usr/bin/collectd',
    args: [],
    cgroup: '/',
    startedAt: 0,
  })
  const known = ['node-exporter', 'cadvisor', 'collectd', 'telegraf']
  expect(agentsOf(seen, known).map(({ as }) => as)).toEqual([
    'prometheus-node-exporter.service',
    'web',
    'collectd',
  ])
  expect(agentsOf(host(['falconry.service', 'active']), ['falco'])).toEqual([])
})

test('what has failed is found', () => {
  const seen = host(
    ['prometheus-node-exporter.service', 'failed'],
    ['falco.service', 'failed'],
    ['lynis.timer', 'active'],
    ['lynis.service', 'failed'],
  )
  expect(monitoring.judge(seen, noPolicy).findings.map(({ subject }) => subject)).toEqual([
    'service:prometheus-node-exporter.service',
  ])
  expect(detection.judge(seen, noPolicy).findings.map(({ subject }) => subject)).toEqual([
    'service:falco.service',
  ])
  expect(regularAudits.judge(seen, noPolicy).findings.map(({ subject }) => subject)).toEqual([
    'service:lynis.timer',
  ])
})

test('a person’s yes does not outweigh what was seen', () => {
  expect(statusOf('O5', host(['falco.service', 'failed']), true)).toBe('fail')
})

test('metrics that stand in a file and are not loaded', () => {
  const seen = host()
  shown(seen.configuration).notLoaded = [
    { setting: 'metrics-addr', wanted: '127.0.0.1:9323', effective: 'unknown' },
  ]
  expect(monitoring.judge(seen, noPolicy).findings.map(({ subject }) => subject)).toEqual([
    'setting:metrics-addr',
  ])
})

test('an old report is worse than none: 90 days pass, 91 do not', () => {
  const aged = (days: number) => {
    const seen = host(['lynis.timer', 'active'])
    const path = '/var/log/lynis-report.dat'
    shown(seen.host).stats[path] = { ...file(path), changedAt: Date.parse(seen.at) - days * 86_400_000 }
    return regularAudits.judge(seen, noPolicy)
  }
  expect(aged(90).status).toBe('pass')
  expect(aged(91).status).toBe('fail')
  expect(render(aged(3).summary)).toContain('lynis.timer')
})
