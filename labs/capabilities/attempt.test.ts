import { expect, test } from 'vitest'
import { type AttemptStep, type ConnectionOutcome, type FileInfo, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { params } from './test-observations.ts'

const answer = (value: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: JSON.stringify(value),
})

/** A container in which a command does what these capabilities allow; its files are seen from outside. */
function masterWith(held: readonly string[]) {
  const files = new Map<string, Partial<FileInfo>>()
  const has = (name: string) => held.includes(name)
  const perform = (script: string) => {
    const mine = `/upper${/\/srv\/box\/\.[0-9a-f]+/.exec(script)?.[0]}`
    if (script.startsWith('rm')) {
      files.delete(mine)
      files.set('/upper/srv/box/ledger', { mode: 0o600 })
    } else if (script.includes('; chmod')) {
      if (has('FOWNER')) files.set('/upper/srv/box/ledger', { mode: 0o604 })
    } else if (script.includes('chown')) files.set(mine, { uid: has('CHOWN') ? 4321 : 0 })
    else if (script.includes('mknod')) {
      if (has('MKNOD')) files.set(mine, { type: 'other' })
    } else if (has(script.includes('chroot') ? 'SYS_CHROOT' : 'NET_RAW')) files.set(mine, { type: 'file' })
  }
  const master = hostDouble('master', {
    daemon: async ({ path, body }) => {
      if (path.endsWith('/exec')) perform((body as { Cmd: string[] }).Cmd[2] ?? '')
      if (path.includes('exec')) return answer({ Id: 'e', Running: false })
      const State = { Running: true, Paused: false, Pid: 7 }
      return answer({
        Id: 'c',
        State,
        Mounts: [],
        LogPath: '',
        GraphDriver: { Data: { UpperDir: '/upper' } },
      })
    },
    stat: async (path) => files.get(path) as FileInfo | undefined,
  })
  return { master, files }
}

async function attack(held: readonly string[]) {
  const { master, files } = masterWith(held)
  const steps: AttemptStep[] = []
  const { outcome } = await attempt.run(labDouble(master), params, (step) => void steps.push(step))
  return { outcome, steps, files }
}

const every = ['CHOWN', 'MKNOD', 'SYS_CHROOT', 'NET_RAW', 'FOWNER']

test('with all of them every power is there, the needed one no other than the rest', async () => {
  const { outcome, steps, files } = await attack(every)
  expect(outcome).toBe('succeeded')
  expect(steps.map(({ succeeded }) => succeeded)).toEqual([true, true, true, true, true])
  expect(new Set(steps.map(({ got }) => render(got).replace(/[A-Z_]{4,}/, '')))).toHaveProperty('size', 1)
  expect([...files.keys()]).toEqual(['/upper/srv/box/ledger'])
})

test('with the needed one alone nothing is won', async () => {
  const { outcome, steps } = await attack(['FOWNER'])
  expect(outcome).toBe('refused')
  expect(steps.some(({ succeeded }) => succeeded)).toBe(false)
})

test.each(['CHOWN', 'MKNOD', 'SYS_CHROOT', 'NET_RAW'])('%s beside it is a power too many', async (name) => {
  expect((await attack(['FOWNER', name])).outcome).toBe('succeeded')
})
