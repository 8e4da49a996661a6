import { expect, test } from 'vitest'
import { msg } from '../../contract/index.ts'
import { exercise, first, setStage, trouble } from '../testing/stage.ts'

const stage = setStage()

test('what is the owner’s of the machine is refused', async () => {
  const { client } = await stage.engine({ isGuest: true })
  const refused = trouble('owners-only')
  await expect(client.system.setUp()).rejects.toThrow(refused)
  await expect(client.system.cancelSetUp()).rejects.toThrow(refused)
  await expect(client.system.doctor()).rejects.toThrow(refused)
  await expect(client.system.repair({ finding: 'images' })).rejects.toThrow(refused)
  await expect(client.system.logs()).rejects.toThrow(refused)
  await expect(client.data.open()).rejects.toThrow(refused)
  await expect(client.data.import({ id: 'x', piece: 0, text: '{}', isLast: true })).rejects.toThrow(refused)
  await expect(client.classroom.join({ link: 'https://127.0.0.1:1', name: 'Ada' })).rejects.toThrow(refused)
  await expect(client.classroom.serve()).rejects.toThrow(refused)
})

test('nothing of the machine is told', async () => {
  const { client } = await stage.engine({ isGuest: true })
  expect(JSON.stringify(await client.data.about())).not.toContain(stage.home)
  stage.docker.missing = [{ title: msg`Secret step`, detail: msg`In ${stage.home}` }]
  const other = await stage.engine({ isGuest: true })
  const status = await first(other.client.system.watch(), ({ kind }) => kind !== 'checking')
  expect(status).toMatchObject({ kind: 'failed', trouble: { code: 'server-not-ready' } })
  expect(JSON.stringify(status)).not.toMatch(/Secret|bulkhead-engine/)
})

test('there is no shell but on lab hosts', async () => {
  const { client } = await stage.engine({ isGuest: true })
  await client.lab.open({ exercise })
  await expect(
    client.terminal.open({ exercise, host: 'local', cols: 80, rows: 24, record: false }),
  ).rejects.toThrow(trouble('unknown-host'))
})

test('everything else is as on one’s own machine', async () => {
  const { client } = await stage.engine({ isGuest: true })
  await client.lab.open({ exercise })
  await client.notes.save({ lesson: exercise, at: 0, text: 'Mine.' })
  expect(await client.notes.list()).toHaveLength(1)
  expect(await client.grading.check({ exercise })).toMatchObject({ maxScore: 3 })
  expect((await client.data.export()).format).toBe('bulkhead-progress')
})

test('an audit is of one’s own lab hosts, and of nothing else of the machine', async () => {
  const { client } = await stage.engine({ isGuest: true })
  const refused = trouble('owners-only')
  const targets = [
    { kind: 'docker' },
    { kind: 'docker', context: 'default' },
    { kind: 'docker', address: 'unix:///run/docker.sock' },
    { kind: 'docker', address: 'ssh://root@127.0.0.1' },
  ] as const
  for (const target of targets)
    for (const probe of [false, true])
      await expect(client.audit.run({ target, probe })).rejects.toThrow(refused)
  const closed = async () => {
    const events = await client.audit.run({ target: { kind: 'lab', exercise, host: 'master' } })
    for await (const event of events) expect(event.kind).toBe('looking')
  }
  await expect(closed()).rejects.toThrow('not open')
  expect(await client.audit.targets()).toEqual([])
  await client.lab.open({ exercise })
  const mine = await client.audit.targets()
  expect(mine.length).toBeGreaterThan(0)
  expect(mine.map(({ target }) => target.kind)).toEqual(mine.map(() => 'lab'))
})

test('what a guest asks of audits is checked, bounded, and theirs alone', async () => {
  const { client } = await stage.engine({ isGuest: true })
  const id = '6b1d6b3e-6a38-4b42-9c1f-1c9a5f4f9d10'
  const noPolicy = { schema: 'bulkhead.audit-policy/1' } as const
  expect(await client.audit.list()).toEqual([])
  await expect(client.audit.get({ id })).rejects.toThrow(trouble('no-audit'))
  await expect(client.audit.get({ id: '../progress' })).rejects.toThrow('validation')
  await expect(client.audit.file({ id, format: 'pdf' as never, language: 'en' })).rejects.toThrow(
    'validation',
  )
  const many = Array.from({ length: 1001 }, () => id)
  await expect(client.audit.remove({ ids: many })).rejects.toThrow('validation')
  const host = '../../etc'
  await expect(client.audit.run({ target: { kind: 'lab', exercise, host } })).rejects.toThrow('validation')
  await expect(client.audit.savePolicy({ daemon: 'x'.repeat(201), policy: noPolicy })).rejects.toThrow(
    'validation',
  )
  const large = { ...noPolicy, services: Array.from({ length: 1000 }, () => 'x'.repeat(100)) }
  await expect(client.audit.savePolicy({ daemon: 'x', policy: large })).rejects.toThrow(
    trouble('audit-policy-large'),
  )
  const target = { kind: 'lab', exercise, host: 'master' } as const
  await expect(client.audit.run({ target, policy: large })).rejects.toThrow(trouble('audit-policy-large'))
  await client.audit.savePolicy({ daemon: '../../../x', policy: { ...noPolicy, ports: ['443/tcp'] } })
  expect((await client.audit.policy({ daemon: '../../../x' })).ports).toEqual(['443/tcp'])
})
