import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import type { Observation } from '../observation.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { openFiles } from './h5-open-files.ts'

const judge = (seen: Observation) => openFiles.judge(seen, noPolicy)
const row = (soft: string, hard: string) =>
  `Max open files            ${soft.padEnd(20)} ${hard.padEnd(20)} files     \n`
const nofile = (Soft: number, Hard: number) => ({
  'default-ulimits': { nofile: { Name: 'nofile', Soft, Hard } },
})

function host(file: Record<string, unknown>, limit = row('1024', '4096')): Observation {
  const seen = soundHost()
  shown(seen.configuration).file = file
  shown(seen.host).daemon!.limits = row('1048576', '1048576')
  for (const { kernel } of seen.containers) shown(kernel).limits = limit
  return seen
}

test('a default that is loaded, and containers within it', () => {
  expect(judge(host(nofile(1024, 4096))).status).toBe('pass')
  const byArguments = host({})
  shown(byArguments.configuration).args.push('--default-ulimit', 'nofile=1024:4096')
  expect(judge(byArguments).status).toBe('pass')
})

test('no default is found, though a container keeps to itself', () => {
  expect(judge(host({})).findings.map(({ subject }) => subject)).toEqual(['setting:default-ulimits'])
})

test('a default that was not loaded is no default', () => {
  const seen = host(nofile(1024, 4096))
  shown(seen.configuration).notLoaded = [{ setting: 'default-ulimits', wanted: '{}', effective: 'unknown' }]
  expect(judge(seen).status).toBe('fail')
  expect(judge(seen).findings.map(({ subject }) => subject)).toEqual(['setting:default-ulimits'])
})

test('a default may be too large, and just large enough', () => {
  expect(judge(host(nofile(1024, 65_536))).status).toBe('pass')
  expect(judge(host(nofile(1024, 65_537))).status).toBe('fail')
  expect(judge(host(nofile(1024, -1))).status).toBe('fail')
})

test.each([
  ['1024', '65536', 'pass'],
  ['1024', '65537', 'fail'],
  ['1024', 'unlimited', 'fail'],
])('a container with %s:%s', (soft, hard, status) => {
  const judgement = judge(host(nofile(1024, 4096), row(soft, hard)))
  expect(judgement.status).toBe(status)
  expect(judgement.findings.map(({ subject }) => subject)).toEqual(status === 'fail' ? ['container:web'] : [])
})

test('without the kernel and the configuration it can’t be told', () => {
  const seen = {
    ...soundHost(),
    host: { seen: false, why: { text: 'far away' } } as const,
    configuration: { seen: false, why: { text: 'far away' } } as const,
  }
  for (const container of seen.containers) container.kernel = { seen: false, why: { text: 'far away' } }
  expect(judge(seen).status).toBe('error')
})
