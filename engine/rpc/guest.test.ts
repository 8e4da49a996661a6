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
