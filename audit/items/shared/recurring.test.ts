import { expect, test } from 'vitest'
import { shown, soundHost } from '../../testing/sound-host.ts'
import { recurringOf, recurringWith } from './recurring.ts'

function host(units: [string, string][], texts: Record<string, string>) {
  const survey = shown(soundHost().host)
  survey.units = {
    list: units.map(([name, active]) => ({ name, active, sub: '' })),
    docker: {},
    dockerSocket: {},
  }
  for (const [path, text] of Object.entries(texts)) survey.texts[path] = { text, changedAt: 0 }
  return survey
}
const names = (survey: ReturnType<typeof host>) =>
  recurringWith(recurringOf(survey), /docker \w+ prune/).map(({ name }) => name)

test('a timer counts by what it starts, and only while it is active', () => {
  const texts = {
    '/etc/systemd/system/tidy.service': '[Service]\nExecStart=/usr/bin/docker system prune -f\n',
  }
  expect(names(host([['tidy.timer', 'active']], texts))).toEqual(['tidy.timer'])
  expect(names(host([['tidy.timer', 'inactive']], texts))).toEqual([])
  const other = { ...texts, '/etc/systemd/system/weekly.timer': '[Timer]\nUnit=tidy.service\n' }
  expect(names(host([['weekly.timer', 'active']], other))).toEqual(['weekly.timer'])
})

test('cron counts while it runs, and not what is only a comment', () => {
  const texts = {
    '/etc/cron.daily/tidy': '#!/bin/sh\ndocker image prune -f\n',
    '/etc/cron.d/old': '# docker image prune\n',
  }
  expect(names(host([['cron.service', 'active']], texts))).toEqual(['/etc/cron.daily/tidy'])
  expect(names(host([['ssh.service', 'active']], texts))).toEqual([])
})

test('what a timer started and what failed', () => {
  const [timer] = recurringOf(
    host(
      [
        ['lynis.timer', 'active'],
        ['lynis.service', 'failed'],
      ],
      {},
    ),
  )
  expect(timer?.failed).toBe(true)
})
