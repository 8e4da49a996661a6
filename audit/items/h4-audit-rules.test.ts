import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import type { HostSurvey } from '../survey.ts'
import type { Observation } from '../observation.ts'
import { file, shown, soundHost } from '../testing/sound-host.ts'
import { auditRules } from './h4-audit-rules.ts'

const judge = (seen: Observation) => auditRules.judge(seen, noPolicy)
const subjects = (seen: Observation) => judge(seen).findings.map(({ subject }) => subject)

function host(
  rules: string[] | null,
  { files = {}, isLab = false }: { files?: Record<string, string>; isLab?: boolean } = {},
): Observation {
  const seen = { ...soundHost(), isLab }
  const survey: HostSurvey = shown(seen.host)
  for (const path of ['/etc/docker', '/etc/docker/daemon.json', '/usr/sbin/dockerd'])
    survey.stats[path] = file(path)
  survey.auditRules = rules ? { rules } : { unreadable: 'Operation not permitted' }
  for (const [path, text] of Object.entries(files)) survey.texts[path] = { text, changedAt: 0 }
  return seen
}
const ALL = ['-w /etc/docker -p wa -k docker', '-w /usr/sbin/dockerd -p rwxa']

test('rules in the kernel are right', () => expect(judge(host(ALL)).status).toBe('pass'))

test('each that is missing is found', () => {
  expect(subjects(host([]))).toEqual([
    'file:/etc/docker',
    'file:/etc/docker/daemon.json',
    'file:/usr/sbin/dockerd',
  ])
  expect(subjects(host(['-w /etc/docker -p wa']))).toEqual(['file:/usr/sbin/dockerd'])
})

test('a rule for a longer path is none', () => {
  expect(subjects(host(['-w /etc/docker -p wa', '-w /usr/sbin/dockerd-old -p wa']))).toEqual([
    'file:/usr/sbin/dockerd',
  ])
  expect(subjects(host(['-w /etc/docker/daemon.json -p wa', '-w /usr/sbin/dockerd']))).toEqual([
    'file:/etc/docker',
  ])
})

test('a rule in a file that the kernel does not have is none, and is told apart', () => {
  const judgement = judge(host([], { files: { '/etc/audit/rules.d/docker.rules': ALL.join('\n') } }))
  expect(judgement.status).toBe('fail')
  expect(render(judgement.findings[0]?.summary ?? { text: '' })).toContain('the kernel has none')
})

test('where the kernel can’t be asked: a lab host goes by its files, another machine does not', () => {
  const files = { '/etc/audit/rules.d/docker.rules': ALL.join('\n') }
  expect(judge(host(null, { files, isLab: true })).status).toBe('pass')
  expect(judge(host(null, { files })).status).toBe('error')
  expect(judge(host(null)).status).toBe('fail')
  expect(judge(host(null, { isLab: true })).status).toBe('fail')
})

test('audit.rules counts only where there are no parts to make it from', () => {
  const whole = { '/etc/audit/audit.rules': ALL.join('\n') }
  expect(judge(host(null, { files: whole, isLab: true })).status).toBe('pass')
  expect(
    judge(host(null, { files: { ...whole, '/etc/audit/rules.d/a.rules': '-D' }, isLab: true })).status,
  ).toBe('fail')
})

test('one file by two names is watched by either', () => {
  const seen = host([...ALL, '-w /usr/sbin/runc -p wa'])
  const { stats } = shown(seen.host)
  for (const path of ['/usr/bin/runc', '/usr/sbin/runc']) stats[path] = { ...file(path), inode: '1:7' }
  expect(judge(seen).status).toBe('pass')
})

test('nothing to look at is no pass', () => {
  const seen = soundHost()
  shown(seen.host).daemon = null
  expect(judge(seen).status).toBe('error')
})
