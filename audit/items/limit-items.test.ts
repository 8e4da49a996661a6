import { describe, expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import type { AuditItem } from '../item.ts'
import type { Observation } from '../observation.ts'
import { byApiOnly, container, hostOf } from '../testing/altered.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { controlGroups } from './k3-control-groups.ts'
import { pidsLimit } from './c8-pids-limit.ts'

const judge = (item: AuditItem, host: Observation) => item.judge(host, noPolicy)
const status = (item: AuditItem, host: Observation) => judge(item, host).status

describe('K3 and C8', () => {
  const groups = (files: Record<string, string>, above: Record<string, string>[] = []) => {
    const sound = shown(container('x').kernel).groups
    if ('unreadable' in sound) throw new Error('readable')
    return { groups: { version: 1 as const, files: { ...sound.files, ...files }, above } }
  }
  const two = (files: Record<string, string>) => ({ groups: { version: 2 as const, files } })
  const huge = String(2 ** 63)
  test.each<[string, Partial<Parameters<typeof container>[1] & object>, string, string]>([
    ['without a memory limit', { kernel: groups({ 'memory.limit_in_bytes': huge }) }, 'fail', 'pass'],
    [
      'with more memory than there is',
      { kernel: groups({ 'memory.limit_in_bytes': String(2 ** 40) }) },
      'fail',
      'pass',
    ],
    ['without quota, with all processors', { kernel: groups({ 'cpu.cfs_quota_us': '-1' }) }, 'fail', 'pass'],
    [
      'without quota, with one of two processors',
      { kernel: groups({ 'cpu.cfs_quota_us': '-1', 'cpuset.cpus': '1' }) },
      'pass',
      'pass',
    ],
    [
      'with a quota that docker update or --cpu-quota set',
      { kernel: groups({}), config: { NanoCpus: 0, CpuQuota: 50_000 } },
      'pass',
      'pass',
    ],
    ['without a limit on processes', { kernel: groups({ 'pids.max': 'max' }) }, 'fail', 'fail'],
    [
      'with a limit on processes above what the machine can bear',
      { kernel: groups({ 'pids.max': '30000' }) },
      'fail',
      'fail',
    ],
    [
      'with what the configuration says and the kernel does not have',
      { kernel: groups({ 'pids.max': 'max' }), config: { PidsLimit: 100 } },
      'fail',
      'fail',
    ],
    [
      'with limits that docker update set, unknown to the configuration',
      { config: { PidsLimit: 0, Memory: 0, NanoCpus: 0 } },
      'pass',
      'pass',
    ],
    [
      'whose parent limits',
      { kernel: groups({ 'pids.max': 'max' }, [{ 'pids.max': '50' }]) },
      'pass',
      'pass',
    ],
    [
      'whose parent does not limit',
      { kernel: groups({ 'pids.max': 'max' }, [{ 'pids.max': 'max' }]) },
      'fail',
      'fail',
    ],
    [
      'on version 2, limited',
      { kernel: two({ 'pids.max': '9', 'memory.max': '999999', 'cpu.max': '50000 100000' }) },
      'pass',
      'pass',
    ],
    [
      'on version 2, unlimited',
      { kernel: two({ 'pids.max': 'max', 'memory.max': 'max', 'cpu.max': 'max 100000' }) },
      'fail',
      'fail',
    ],
    [
      'on version 2, whose slice limits',
      {
        kernel: {
          groups: {
            version: 2,
            files: { 'pids.max': 'max', 'memory.max': 'max', 'cpu.max': 'max 100000' },
            above: [
              { 'pids.max': '64', 'memory.max': '67108864', 'cpu.max': '50000 100000' },
              { 'pids.max': 'max', 'memory.max': 'max', 'cpu.max': 'max 100000' },
            ],
          },
        },
      },
      'pass',
      'pass',
    ],
    ['stopped, unlimited', { running: false, config: { PidsLimit: null } }, 'fail', 'fail'],
    ['stopped, limited', { running: false }, 'pass', 'pass'],
  ])('one %s', (_, how, limits, processes) => {
    const host = hostOf(container('web', how))
    expect([status(controlGroups, host), status(pidsLimit, host)]).toEqual([limits, processes])
  })
  test('by the API alone it is the API’s word, and says so', () => {
    const judgement = judge(controlGroups, byApiOnly(soundHost()))
    expect(judgement.status).toBe('pass')
    expect(judgement.looked.map(({ got }) => render(got)).join()).toContain('not seen')
    expect(status(pidsLimit, byApiOnly(hostOf(container('web', { config: { PidsLimit: 0 } }))))).toBe('fail')
  })
  test('what mends it can be typed', () => {
    const host = hostOf(
      container('a1', { config: { PidsLimit: 0 }, running: false }),
      container('$(id)', { config: { PidsLimit: 0 }, running: false }),
    )
    expect(judge(pidsLimit, host).commands).toEqual(['docker update --pids-limit 100 a1'])
  })
  test('a parent group that was not looked at may limit it', () => {
    const without = groups({ 'pids.max': 'max' })
    const sound = { version: without.groups.version, files: without.groups.files }
    const config = { CgroupParent: '/limited', PidsLimit: 0 }
    expect(status(pidsLimit, hostOf(container('web', { kernel: { groups: sound }, config })))).toBe('error')
    expect(status(pidsLimit, hostOf(container('web', { kernel: without, config })))).toBe('fail')
  })
  test('only limits that are missing are set', () => {
    const files = { 'pids.max': 'max' }
    const host = hostOf(
      container('one', { kernel: groups(files) }),
      container('two', { running: false, config: { NanoCpus: 0 } }),
      container('three', { kernel: groups(files) }),
    )
    expect(judge(controlGroups, host).commands).toEqual([
      'docker update --pids-limit 100 one three',
      'docker update --cpus 0.5 two',
    ])
  })
  test('many names are many commands', () => {
    const many = Array.from({ length: 45 }, (_, at) =>
      container(`web${at}`, { running: false, config: { PidsLimit: 0 } }),
    )
    expect(judge(pidsLimit, hostOf(...many)).commands).toHaveLength(3)
  })
  test('unreadable groups are no pass', () =>
    expect(status(pidsLimit, hostOf(container('web', { kernel: { groups: { unreadable: 'x' } } })))).toBe(
      'error',
    ))
})
