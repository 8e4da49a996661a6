import { expect, test } from 'vitest'
import { playWindow } from './terminal/testing/doubles.ts'
import { exercise, setStage } from './testing/stage.ts'
import { eventually } from './testing/eventually.ts'

const stage = setStage()

test('open on a host, outlive their channel, and end with the lab', async () => {
  const one = await stage.engine()
  await one.client.lab.open({ exercise })
  const info = await one.client.terminal.open({ exercise, host: 'client', cols: 80, rows: 24 })
  expect(info).toMatchObject({ exercise, host: 'client', title: 'client', state: 'running' })
  const window = playWindow()
  one.attachTerminal(info.id, window.channel)
  expect(window.frames).toHaveLength(1)
  window.leave()
  expect(await one.client.terminal.list({ exercise })).toEqual([info])
  const again = playWindow()
  one.attachTerminal(info.id, again.channel)
  await one.client.lab.reset({ exercise })
  expect(again.closed()).toBe(true)
  expect(await one.client.terminal.list({ exercise })).toEqual([])
})

test('a shell on this machine only where it is allowed', async () => {
  const one = await stage.engine({ allowLocalShell: true })
  const info = await one.client.terminal.open({ exercise, host: 'local', cols: 80, rows: 24 })
  const window = playWindow()
  one.attachTerminal(info.id, window.channel)
  window.send({ type: 'input', data: Buffer.from('echo $((6*7)); exit 4\r') })
  await eventually(() => expect(window.frames.at(-1)).toEqual({ type: 'exit', status: 4 }))
  expect(window.text()).toContain('42')
  expect(await one.client.terminal.list({ exercise })).toMatchObject([{ state: 'ended' }])
  await one.client.terminal.close({ id: info.id })
  expect(await one.client.terminal.list({ exercise })).toEqual([])
})
