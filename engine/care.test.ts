import { statSync, chmodSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type DoctorFinding, type RepairEvent, msg, render } from '../contract/index.ts'
import { logError } from './log.ts'
import { playedTrouble } from './testing/played-docker.ts'
import { first, setStage, trouble } from './testing/stage.ts'

const stage = setStage()

async function repair(events: Promise<AsyncIterable<RepairEvent>>) {
  const seen: RepairEvent[] = []
  for await (const event of await events) seen.push(event)
  const done = seen.at(-1)
  if (done?.kind !== 'done') throw new Error('It did not end as it should.')
  return { said: render(done.said), findings: done.findings }
}

const finding = (findings: readonly DoctorFinding[], id: string) => findings.find((one) => one.id === id)

test('leftovers are told, removed, and gone; again does no harm', async () => {
  const { client } = await stage.engine()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  stage.docker.leftovers = { containers: 2, networks: 1, volumes: 4 }
  expect(finding(await client.system.doctor(), 'leftovers')).toMatchObject({
    status: 'warning',
    repair: { asks: true },
  })
  const { said, findings } = await repair(client.system.repair({ finding: 'leftovers' }))
  expect(said).toBe('Removed: containers 2, networks 1, volumes 4.')
  expect(finding(findings, 'leftovers')?.status).toBe('ok')
  expect((await repair(client.system.repair({ finding: 'leftovers' }))).said).toBe(
    'There was nothing to repair.',
  )
})

test('old images are a warning when they are large, and can be removed when they are small', async () => {
  const { client } = await stage.engine()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  stage.docker.unneeded = { names: ['bulkhead/probe:old'], bytes: 1e6, allBytes: 7e8 }
  expect(finding(await client.system.doctor(), 'storage')).toMatchObject({
    status: 'ok',
    repair: { asks: true },
  })
  stage.docker.unneeded.bytes = 1e9
  expect(finding(await client.system.doctor(), 'storage')?.status).toBe('warning')
  const { findings } = await repair(client.system.repair({ finding: 'storage' }))
  expect(finding(findings, 'storage')).not.toHaveProperty('repair')
})

test('images of another version are built anew, with progress', async () => {
  stage.docker.missing = [
    { title: msg`Base`, detail: msg`d`, size: { download: 80, disk: 90, diskKept: 90 } },
    { title: msg`Host`, detail: msg`d`, size: { download: 10, disk: 400, diskKept: 30 } },
  ]
  stage.docker.unneeded = { names: ['bulkhead/lab-host:old'], bytes: 1e6, allBytes: 7e8 }
  const { client } = await stage.engine()
  expect(await first(client.system.watch(), ({ kind }) => kind === 'needs-setup')).toMatchObject({
    plan: { download: 90, disk: 490, diskKept: 120, images: '/played', data: stage.home, free: 10_000 },
  })
  const images = finding(await client.system.doctor(), 'images')
  expect(images && render(images.detail)).toContain('another version')
  const { said, findings } = await repair(client.system.repair({ finding: 'images' }))
  expect(said).toBe('The images are built.')
  expect(finding(findings, 'images')?.status).toBe('ok')
})

test('a build that fails is the repair’s failure', async () => {
  stage.docker.missing = [{ title: msg`Base`, detail: msg`d` }]
  stage.docker.failNext = playedTrouble()
  const { client } = await stage.engine()
  await expect(repair(client.system.repair({ finding: 'images' }))).rejects.toThrow(trouble('played'))
})

test('one repair at a time', async () => {
  stage.docker.missing = [{ title: msg`Base`, detail: msg`d` }]
  const gate = Promise.withResolvers<void>()
  stage.docker.gate = gate.promise
  const { client } = await stage.engine()
  const one = repair(client.system.repair({ finding: 'images' }))
  await first(client.system.watch(), ({ kind }) => kind === 'setting-up')
  await expect(repair(client.system.repair({ finding: 'leftovers' }))).rejects.toThrow(trouble('repair-runs'))
  gate.resolve()
  await one
})

test('Docker is looked for with a person’s word', async () => {
  let isThere = false
  const { client } = await stage.engine({
    hosts: async (consent) => {
      if (!consent?.agreed || !isThere) throw playedTrouble('docker-missing')
      consent.say(msg`Starting`)
      return stage.docker.provider()
    },
  })
  const missing = finding(await client.system.doctor(), 'docker')
  expect(missing).toMatchObject({ status: 'problem' })
  isThere = true
  // Whether it is offered is this machine's affair.
  if (!missing?.repair) return
  const { findings } = await repair(client.system.repair({ finding: 'docker' }))
  expect(finding(findings, 'docker')?.status).toBe('ok')
})

test.skipIf(process.platform === 'win32')('a folder that others can look into is closed', async () => {
  chmodSync(stage.home, 0o755)
  const { client } = await stage.engine()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  expect(finding(await client.system.doctor(), 'data')?.status).toBe('warning')
  await repair(client.system.repair({ finding: 'data' }))
  expect(statSync(stage.home).mode & 0o777).toBe(0o700)
})

test('the log holds what went wrong and no secret, in a file for this user only', async () => {
  const { client } = await stage.engine()
  await first(client.system.watch(), ({ kind }) => kind === 'ready')
  const tell = console.error
  console.error = () => {}
  logError(
    'asking a registry',
    new Error('Authorization: Bearer canary-1234567, http://127.0.0.1:1/?token=canary'),
  )
  console.error = tell
  const { text, file } = await client.system.logs()
  expect(text).toContain('Played Docker')
  expect(text).toContain('while asking a registry')
  expect(text).not.toContain('canary')
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('progress goes out of one home and into another', async () => {
  const one = await stage.engine()
  const exported = await one.client.data.export()
  const text = JSON.stringify({
    ...exported,
    seeds: { egress: 'x' },
    hints: [{ exercise: 'egress', task: 'a', shown: 1 }],
  })
  const half = Math.floor(text.length / 2)
  expect(
    await one.client.data.import({ id: 'i', piece: 0, text: text.slice(0, half), isLast: false }),
  ).toBeNull()
  expect(
    await one.client.data.import({ id: 'i', piece: 1, text: text.slice(half), isLast: true }),
  ).toMatchObject({
    hints: { added: 1, total: 1 },
  })
  await expect(one.client.data.import({ id: 'i', piece: 0, text: '{', isLast: true })).rejects.toThrow(
    trouble('import-refused'),
  )
  expect((await one.client.data.export()).hints).toHaveLength(1)
  expect(await one.client.data.about()).toMatchObject({ folder: stage.home, canOpen: false })
  await expect(one.client.data.open()).rejects.toThrow(trouble('cannot-open-folder'))
})
